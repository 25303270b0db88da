package org.reprise.transfer;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much of the log a site keeps. Where nothing is said, all is kept for ever.
 *
 * @param age       portions that were sealed longer ago may go ({@code reprise.retention.age})
 * @param size      while the log has more bytes, its oldest portions may go ({@code reprise.retention.size})
 * @param hardLimit bytes that may be kept for one slow site, or one projection, beyond that ({@code reprise.retention.hard-limit})
 */
public record RetentionPolicy(Optional<Duration> age, OptionalLong size, OptionalLong hardLimit) {
    /** Keeps all. */
    public static final RetentionPolicy ALL =
            new RetentionPolicy(Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

    public RetentionPolicy {
        age.filter(given -> given.isNegative() || given.isZero()).ifPresent(given -> {
            throw new IllegalArgumentException("reprise.retention.age must be positive, not " + given);
        });
        check("reprise.retention.size", size);
        check("reprise.retention.hard-limit", hardLimit);
    }

    private static void check(String key, OptionalLong bytes) {
        if (bytes.isPresent() && bytes.getAsLong() < 0) {
            throw new IllegalArgumentException(key + " is in bytes and not negative, not " + bytes.getAsLong());
        }
    }

    boolean keepsAll() {
        return age.isEmpty() && size.isEmpty();
    }
}
