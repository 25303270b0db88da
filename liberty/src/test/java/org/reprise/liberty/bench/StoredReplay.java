package org.reprise.liberty.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How fast west replays events that it has already, while nothing else goes on: they are captured by many threads and sent while
 * west waits at a gate.
 */
final class StoredReplay {

    private static final long POLL_MILLIS = 10;

    /** The first part of the way does not count: messages are handed in there, many a call. */
    private static final double WARM_UP = 0.2;

    private record Seen(long nanos, long seq) {}

    private final BenchSite east;
    private final LogTables eastLog;
    private final LogTables westLog;
    private final int events;

    /** @param events W1 calls */
    StoredReplay(BenchSite east, LogTables eastLog, LogTables westLog, int events) {
        this.east = east;
        this.eastLog = eastLog;
        this.westLog = westLog;
        this.events = events;
    }

    /** Events per second. */
    double measure() throws InterruptedException {
        long begin = eastLog.head();
        westLog.awaitReplayed(begin);
        long head;
        ReplayGate gate = ReplayGate.shut(westLog);
        try (gate) {
            east.load(CaptureCost.CAPTURED, Map.of("pass", events, "clients", Plan.MANY));
            head = eastLog.head();
            westLog.awaitStored(head);
        }
        List<Seen> way = watch(head);
        if (westLog.differences() > 0) {
            throw new IllegalStateException("West heals: this measures something else");
        }
        return rate(way, begin + Math.round((head - begin) * WARM_UP));
    }

    /** Every move of the position until it is at the head. */
    private List<Seen> watch(long head) throws InterruptedException {
        List<Seen> way = new ArrayList<>();
        try (Connection connection = westLog.connect();
                Statement statement = connection.createStatement()) {
            for (long last = -1; last < head; Thread.sleep(POLL_MILLIS)) {
                long seq = LogTables.number(statement, "SELECT SEQ FROM REPRISE_POSITION");
                if (seq != last) {
                    way.add(new Seen(System.nanoTime(), seq));
                    last = seq;
                }
            }
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
        return way;
    }

    private static double rate(List<Seen> way, long warm) {
        Seen to = way.get(way.size() - 1);
        Seen from = way.stream()
                .filter(seen -> seen.seq() >= warm && seen != to)
                .findFirst()
                .orElse(way.get(0));
        return (to.seq() - from.seq()) * 1e9 / Math.max(1, to.nanos() - from.nanos());
    }
}
