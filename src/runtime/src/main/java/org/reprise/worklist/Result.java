package org.reprise.worklist;

/**
 * What became of one event that an operator decided about.
 *
 * @param origin its id
 * @param words  for people: what happened, and what to do
 */
public record Result(String origin, Outcome outcome, String words) {

    /** What became of it. */
    public enum Outcome {
        /** It is in effect at the primary, by this decision. */
        SUBMITTED,
        DROPPED,
        /** It was decided before, or was in effect already; nothing was done twice. */
        ALREADY,
        /** Its calls were rolled back; it waits. */
        FAILED,
        /** It may or may not be in effect: it waits, and may be submitted again, which takes effect once. */
        UNKNOWN,
        /** It cannot be done; it waits. */
        REFUSED
    }
}
