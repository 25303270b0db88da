package org.reprise.worklist;

/**
 * What the primary says became of a {@link Submission}.
 *
 * @param id    of the try
 * @param words about it; empty where there is nothing to say
 */
public record Submitted(String id, Outcome outcome, String words) {

    /** What became of it. */
    public enum Outcome {
        /** Nothing yet: ask again. */
        WAITS,
        /** It has committed, by this try. */
        DONE,
        /** It was in effect before this try, which did nothing. */
        KNOWN,
        /** It was rolled back: nothing is changed. */
        FAILED
    }
}
