package org.reprise.liberty.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.reprise.liberty.bench.BenchSite.Progress;

/**
 * How fast a site that was down replays what it has missed, while nobody calls the primary. From the figures of the site itself:
 * each has the moment at which it was taken.
 */
final class ReplayRate {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration STANDSTILL = Duration.ofMinutes(2);

    /** The first part of the way is warm-up. */
    private static final double WARM_UP = 0.3;

    private final BenchSite west;
    private final long head;
    private final PrintStream out;

    /** @param head the last event of the primary, at least; more is no harm */
    ReplayRate(BenchSite west, long head, PrintStream out) {
        this.west = west;
        this.head = head;
        this.out = out;
    }

    /** Events per second, warm; returns when the site has them all. */
    double measure() throws InterruptedException {
        List<Progress> way = new ArrayList<>();
        for (Progress now = west.progress(); now.replayed() < head; now = west.progress()) {
            if (way.isEmpty() || now.replayed() > last(way).replayed()) {
                way.add(now);
            } else if (last(way).at().plus(STANDSTILL).isBefore(now.at())) {
                throw new IllegalStateException("Replay stands still at " + now + ", the head is " + head);
            }
            Thread.sleep(POLL.toMillis());
        }
        way.add(west.progress());
        return rate(way);
    }

    private double rate(List<Progress> way) {
        long begin = way.get(0).replayed();
        long warm = begin + Math.round((head - begin) * WARM_UP);
        List<Progress> counted = way.stream().filter(p -> p.replayed() >= warm).toList();
        // the last one was taken some time after the last event: how long is not known
        Progress from = counted.size() > 2 ? counted.get(0) : way.get(0);
        Progress to = counted.size() > 2 ? counted.get(counted.size() - 2) : last(way);
        double rate = between(from, to);
        out.printf("    replay: %.0f events/s over %d events%n", rate, to.replayed() - from.replayed());
        return rate;
    }

    private static double between(Progress from, Progress to) {
        return (to.replayed() - from.replayed())
                * 1e9
                / Math.max(1, Duration.between(from.at(), to.at()).toNanos());
    }

    private static Progress last(List<Progress> way) {
        return way.get(way.size() - 1);
    }
}
