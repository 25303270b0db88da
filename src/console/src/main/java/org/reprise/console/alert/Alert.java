package org.reprise.console.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reprise.console.notice.Notice;

/**
 * Something that is wrong, was wrong, or will be said to be if it goes on.
 *
 * @param id       which
 * @param severity how bad it is
 * @param text     what is wrong and what to do, as of the last look that found it
 * @param state    how it stands
 * @param times    since when
 * @param fires    how often it has fired without an hour of rest between
 * @param told     whether this site has told people that it fires, and not yet that it is over
 * @param cause    the alert that it goes with, so that people are not told of both; empty for none
 * @param taken    who looks after it; null for nobody
 */
record Alert(
        Notice.About id,
        Severity severity,
        String text,
        State state,
        Times times,
        int fires,
        boolean told,
        String cause,
        @Nullable Taken taken) {

    /** How it stands. */
    enum State {
        /** It is so, but not for long enough. */
        PENDING,
        /** It is so. */
        FIRING,
        /** It was so. */
        RESOLVED
    }

    /**
     * When.
     *
     * @param since    when it was found first, this time
     * @param fired    since when it fires or fired last; null where it never has
     * @param quiet    since when it is not found any more, while it still fires
     * @param resolved when it was over
     */
    record Times(
            Instant since,
            @Nullable Instant fired,
            @Nullable Instant quiet,
            @Nullable Instant resolved) {}

    /** An operator has taken it upon himself. */
    record Taken(String who, Instant at, String reason) {}

    static Alert first(Notice.About id, Severity severity, String text, Instant now) {
        return new Alert(id, severity, text, State.PENDING, new Times(now, null, null, null), 0, false, "", null);
    }

    /** The same, standing otherwise. */
    Alert standing(State other, Times when) {
        return new Alert(id, severity, text, other, when, fires, told, cause, taken);
    }

    Alert saying(Severity bad, String words) {
        return new Alert(id, bad, words, state, times, fires, told, cause, taken);
    }

    Alert firing(int times) {
        return new Alert(id, severity, text, state, this.times, times, told, cause, taken);
    }

    Alert told(boolean people) {
        return new Alert(id, severity, text, state, times, fires, people, cause, taken);
    }

    Alert with(String other) {
        return new Alert(id, severity, text, state, times, fires, told, other, taken);
    }

    Alert taken(@Nullable Taken by) {
        return new Alert(id, severity, text, state, times, fires, told, cause, by);
    }

    boolean isFiring() {
        return state == State.FIRING;
    }
}
