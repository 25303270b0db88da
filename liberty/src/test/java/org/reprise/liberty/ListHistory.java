package org.reprise.liberty;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What clients of append-only lists did and saw, in the order of one clock. It knows nothing of Reprise: only of calls, of what was answered,
 * and of who answered.
 */
final class ListHistory {
    /** How a call ended for the client. */
    enum Outcome {
        OK,
        /** Nothing was done, as the client was told. */
        REFUSED,
        UNKNOWN
    }

    /**
     * A value was appended, or was to be.
     *
     * @param begun and ended by the history's clock
     * @param by    who answered, or was asked
     */
    record Append(String list, int value, String by, long begun, long ended, Outcome outcome) {}

    /** All that a list had. */
    record Read(String list, List<Integer> values, String by, long begun, long ended) {
        Read {
            values = List.copyOf(values);
        }
    }

    private final AtomicLong clock = new AtomicLong();
    private final List<Append> appends = new ArrayList<>();
    private final List<Read> reads = new ArrayList<>();

    /** The next moment. */
    long now() {
        return clock.incrementAndGet();
    }

    synchronized void add(Append append) {
        appends.add(append);
    }

    synchronized void add(Read read) {
        reads.add(read);
    }

    synchronized List<Append> appends() {
        return List.copyOf(appends);
    }

    synchronized List<Read> reads() {
        return List.copyOf(reads);
    }

    synchronized long acknowledged() {
        return appends.stream().filter(each -> each.outcome() == Outcome.OK).count();
    }

    synchronized long acknowledgedBy(String who) {
        return appends.stream()
                .filter(each -> each.outcome() == Outcome.OK && each.by().equals(who))
                .count();
    }
}
