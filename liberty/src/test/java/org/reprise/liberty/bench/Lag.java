package org.reprise.liberty.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.reprise.event.Event;
import org.reprise.liberty.Database;

/**
 * From the commit at east to the effect at west, for every event of a load. The event's own time is taken just before its commit;
 * the effect is when another connection sees west's position at or past it, asked every millisecond. Both sites have one clock
 * here.
 */
final class Lag {

    /**
     * How late, in milliseconds.
     *
     * @param growing whether the copy falls behind for as long as the load lasts
     */
    record Percentiles(double p50, double p99, boolean growing) {}

    private record Seen(long seq, long atMillis) {}

    /** The part of the load that does not count. */
    private static final double WARM_UP = 0.2;

    private static final int FIFTH = 5;
    private static final double UNSEEN_MILLIS = 100;

    private final BenchSite east;
    private final SealedPortions portions;
    private final Database west;
    private final PrintStream out;

    Lag(BenchSite east, SealedPortions portions, Database west, PrintStream out) {
        this.east = east;
        this.portions = portions;
        this.west = west;
        this.out = out;
    }

    /** @param rate W1 calls per second */
    Percentiles measure(double rate, int seconds) throws InterruptedException {
        long before = east.head();
        Map<String, Object> order = BenchSite.timed("pass", Plan.MANY, seconds);
        order.put("rate", rate);
        var head = CompletableFuture.supplyAsync(() -> load(order));
        List<Seen> seen = watch(head);
        List<Double> late = late(before, seen, Math.round(seconds * 1000 * WARM_UP));
        Percentiles lag = new Percentiles(Median.percentile(late, 50), Median.percentile(late, 99), isGrowing(late));
        out.printf(
                "    lag of %d events at %.0f/s: p50 %.0f ms, p99 %.0f ms%s%n",
                late.size(), rate, lag.p50(), lag.p99(), lag.growing() ? ", and growing" : "");
        return lag;
    }

    /**
     * Whether the last fifth is later than the first one, by half and by more than what no reader would see.
     *
     * @param late milliseconds, in the order of the events
     */
    static boolean isGrowing(List<Double> late) {
        int fifth = late.size() / FIFTH;
        if (fifth == 0) {
            throw new IllegalArgumentException(late.size() + " events are too few to tell");
        }
        double first = Median.of(late.subList(0, fifth));
        double last = Median.of(late.subList(late.size() - fifth, late.size()));
        return last > first * 1.5 && last > first + UNSEEN_MILLIS;
    }

    /** Runs the load and returns its last event. */
    private long load(Map<String, Object> order) {
        try {
            east.load(CaptureCost.CAPTURED, order);
            return east.head();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a load ran", e);
        }
    }

    /** Every move of west's position until west has all that the load made. */
    private List<Seen> watch(CompletableFuture<Long> head) throws InterruptedException {
        List<Seen> seen = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(west.url(), west.user(), west.password());
                PreparedStatement statement = connection.prepareStatement("SELECT SEQ FROM REPRISE_POSITION")) {
            for (long last = -1; last < head.getNow(Long.MAX_VALUE); ) {
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    long seq = row.getLong(1);
                    if (seq != last) {
                        seen.add(new Seen(seq, System.currentTimeMillis()));
                        last = seq;
                    }
                }
                Thread.sleep(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("West's position cannot be read", e);
        }
        return seen;
    }

    private List<Double> late(long before, List<Seen> seen, long warmUpMillis) {
        List<Double> late = new ArrayList<>();
        long start = -1;
        int next = 0;
        for (SealedPortions.Opened each : portions.behind(before)) {
            long seq = each.portion().firstSeq();
            for (Event event : each.events()) {
                while (seen.get(next).seq() < seq) {
                    next++;
                }
                seq++;
                boolean pass = event.calls().get(0).name().equals("network.pass");
                start = pass && start < 0 ? event.at().toEpochMilli() : start;
                if (pass && event.at().toEpochMilli() >= start + warmUpMillis) {
                    late.add((double) seen.get(next).atMillis() - event.at().toEpochMilli());
                }
            }
        }
        return late;
    }
}
