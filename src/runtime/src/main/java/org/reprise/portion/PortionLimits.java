package org.reprise.portion;

/**
 * How large a portion may grow. A portion has at least one event, however large that is.
 *
 * @param maxEvents {@code reprise.portion.max-events}
 * @param maxBytes  {@code reprise.portion.max-bytes}: of event bodies before compression
 */
public record PortionLimits(int maxEvents, int maxBytes) {

    /** 500 events, 1 MiB. */
    public static final PortionLimits DEFAULT = new PortionLimits(500, 1 << 20);

    public PortionLimits {
        if (maxEvents < 1 || maxEvents > 10_000) {
            throw new IllegalArgumentException("reprise.portion.max-events must be 1 to 10000, not " + maxEvents);
        }
        if (maxBytes < 1 || maxBytes > Portion.MAX_PLAIN_BYTES / 2) {
            throw new IllegalArgumentException(
                    "reprise.portion.max-bytes must be 1 to " + Portion.MAX_PLAIN_BYTES / 2 + ", not " + maxBytes);
        }
    }
}
