package org.reprise.transfer;

/**
 * Consecutive events that a site lacks.
 *
 * @param from the first seq
 * @param to   the last seq; {@link Long#MAX_VALUE} for all that come
 */
public record Span(long from, long to) {
    public Span {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("Not a span of events: " + from + " to " + to);
        }
    }

    @Override
    public String toString() {
        return to == Long.MAX_VALUE ? "event " + from : "events " + from + " to " + to;
    }
}
