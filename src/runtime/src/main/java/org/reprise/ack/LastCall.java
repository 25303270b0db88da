package org.reprise.ack;

import org.jspecify.annotations.Nullable;
import org.reprise.api.NotAcknowledgedException;

/**
 * What became of the last event that the calling thread has committed: a container lets nothing through that is thrown behind a commit, so
 * it is kept for who asks. An event that is held clears what was unknown of earlier ones, which are held then too.
 */
public final class LastCall {
    private static final ThreadLocal<@Nullable NotAcknowledgedException> UNKNOWN = new ThreadLocal<>();

    private LastCall() {}

    static void held() {
        UNKNOWN.remove();
    }

    static void unknown(NotAcknowledgedException why) {
        UNKNOWN.set(why);
    }

    /** Whether {@link #check} would throw. */
    public static boolean isUnknown() {
        return UNKNOWN.get() != null;
    }

    /** @throws NotAcknowledgedException once, when it is unknown whether enough sites hold it */
    public static void check() {
        NotAcknowledgedException why = UNKNOWN.get();
        if (why != null) {
            UNKNOWN.remove();
            throw why;
        }
    }
}
