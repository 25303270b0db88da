package org.reprise.liberty.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * How many bytes an event takes: of its portion as it is stored and sent, or of the rows kept beside it, through the number of
 * events in the portion, under load. Portions that hold calls of other kinds too do not count.
 */
final class EventBytes {

    private final BenchSite east;
    private final SealedPortions portions;
    private final Plan plan;
    private final ToLongFunction<SealedPortions.Opened> size;
    private final PrintStream out;

    /** @param size in bytes */
    EventBytes(
            BenchSite east,
            SealedPortions portions,
            Plan plan,
            ToLongFunction<SealedPortions.Opened> size,
            PrintStream out) {
        this.east = east;
        this.portions = portions;
        this.plan = plan;
        this.size = size;
        this.out = out;
    }

    /** By workload. */
    Map<String, Double> measure() throws InterruptedException {
        Map<String, Double> bytes = new LinkedHashMap<>();
        bytes.put("W1", passes());
        bytes.put("W2", of("network.expire", Map.of("expire", plan.expiries(), "clients", 2)));
        bytes.put("W3", of("network.heartbeat", BenchSite.timed("heartbeat", Plan.MANY, plan.runSeconds())));
        return bytes;
    }

    /** Of W1 alone. */
    double passes() throws InterruptedException {
        return of("network.pass", BenchSite.timed("pass", Plan.MANY, plan.runSeconds()));
    }

    private double of(String event, Map<String, Object> order) throws InterruptedException {
        long before = east.head();
        east.load(CaptureCost.CAPTURED, order);
        east.head();
        List<SealedPortions.Opened> counted = portions.behind(before).stream()
                .filter(each -> each.isAllOf(event))
                .toList();
        long bytes = counted.stream().mapToLong(size).sum();
        long events = counted.stream().mapToLong(each -> each.portion().count()).sum();
        double each = (double) bytes / events;
        out.printf("    %s: %.1f bytes (%d events in %d portions)%n", event, each, events, counted.size());
        return each;
    }
}
