package org.reprise.ack;

import java.util.Optional;
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

    /** What is unknown now, to be told from what becomes so later; null when nothing is. */
    public static @Nullable NotAcknowledgedException before() {
        return UNKNOWN.get();
    }

    /** What became unknown since {@code before}, once. */
    public static Optional<NotAcknowledgedException> since(@Nullable NotAcknowledgedException before) {
        NotAcknowledgedException why = UNKNOWN.get();
        if (why == null || why == before) {
            return Optional.empty();
        }
        UNKNOWN.remove();
        return Optional.of(why);
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
