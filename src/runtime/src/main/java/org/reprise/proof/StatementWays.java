package org.reprise.proof;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The statements of the application that were executed since the start, and how each went. Safe for any thread. */
public final class StatementWays {
    /** Texts that are put together by the application can be very many. */
    private static final int ROOM = 500;

    private final Map<StatementWay, LongAdder> seen = new ConcurrentHashMap<>();

    /**
     * A statement and how often it went so.
     *
     * @param times executions
     */
    public record Seen(StatementWay way, long times) {}

    /** It was executed. */
    public void saw(StatementWay way) {
        LongAdder known = seen.get(way);
        if (known == null) {
            if (seen.size() >= ROOM) {
                return;
            }
            known = seen.computeIfAbsent(way, each -> new LongAdder());
        }
        known.increment();
    }

    /** All so far, those that go by rows first. */
    public List<Seen> seen() {
        return seen.entrySet().stream()
                .map(each -> new Seen(each.getKey(), each.getValue().sum()))
                .sorted(Comparator.comparing((Seen each) -> !each.way().byRows())
                        .thenComparing(each -> each.way().text()))
                .toList();
    }
}
