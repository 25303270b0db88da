package org.reprise.replay;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts, by event name, what replay did since the start. Safe for any thread. */
public final class Tally {

    /**
     * Of one event name.
     *
     * @param called  events replayed by call and proved
     * @param applied events brought about by rows as they were to be: declared so, demoted, or captured without a call
     * @param healed  events whose call failed or was not proved, healed by rows
     * @param parked  events that failed for good
     * @param proving time spent in proofs
     */
    public record Count(long called, long applied, long healed, long parked, Duration proving) {}

    private static final class Adders {
        final LongAdder called = new LongAdder();
        final LongAdder applied = new LongAdder();
        final LongAdder healed = new LongAdder();
        final LongAdder parked = new LongAdder();
        final LongAdder proofNanos = new LongAdder();
    }

    private final LongAdder superseded = new LongAdder();
    private final Map<String, Adders> names = new ConcurrentHashMap<>();

    private Adders of(String name) {
        return names.computeIfAbsent(name, each -> new Adders());
    }

    void proved(String name, long nanos) {
        of(name).proofNanos.add(nanos);
    }

    /** Events passed over since the start because later ones have made them irrelevant. */
    public long superseded() {
        return superseded.sum();
    }

    /** The event is committed; one that was only told of, or left out, does not count by its name. */
    void committed(NextEvent event) {
        if (event.isSuperseded()) {
            superseded.increment();
        }
        switch (event.way()) {
            case ROWS -> of(event.title()).applied.increment();
            case CALL -> of(event.title()).called.increment();
            case LEFT_OUT, TOLD, BARRIER -> {
                // nothing of it was done here
            }
        }
    }

    void healed(String name) {
        of(name).healed.increment();
    }

    void parked(String name) {
        of(name).parked.increment();
    }

    /** By event name. */
    public Map<String, Count> counts() {
        Map<String, Count> counts = new TreeMap<>();
        names.forEach((name, adders) -> counts.put(
                name,
                new Count(
                        adders.called.sum(),
                        adders.applied.sum(),
                        adders.healed.sum(),
                        adders.parked.sum(),
                        Duration.ofNanos(adders.proofNanos.sum()))));
        return counts;
    }
}
