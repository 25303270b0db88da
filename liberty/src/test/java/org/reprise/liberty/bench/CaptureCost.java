package org.reprise.liberty.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What capture costs the caller: W1 calls through the bean without and with it, in turn, in one server on one database. Nobody
 * pulls; the sealer works, as it does at every primary.
 */
final class CaptureCost {

    static final String CAPTURED = "/network";

    /**
     * Calls per second.
     *
     * @param ratio with capture / without: the median over pairs of runs
     * @param rate  with capture: the median
     */
    record Cost(double ratio, double rate) {}

    private final BenchSite east;
    private final Plan plan;
    private final PrintStream out;

    CaptureCost(BenchSite east, Plan plan, PrintStream out) {
        this.east = east;
        this.plan = plan;
        this.out = out;
    }

    /** By number of threads. */
    Map<Integer, Cost> measure() {
        for (String application : List.of(PlainApplication.CONTEXT, CAPTURED)) {
            for (int threads : Plan.THREADS) {
                east.passes(application, threads, (plan.warmUp() + 1) / 2);
            }
        }
        Map<Integer, Cost> costs = new LinkedHashMap<>();
        Plan.THREADS.forEach(threads -> costs.put(threads, measure(threads)));
        return costs;
    }

    private Cost measure(int threads) {
        List<Double> ratios = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < plan.pairs(); i++) {
            // who goes first changes, so that a drift of the machine is in favour of nobody
            boolean plainFirst = i % 2 == 0;
            double first = run(plainFirst ? PlainApplication.CONTEXT : CAPTURED, threads);
            double second = run(plainFirst ? CAPTURED : PlainApplication.CONTEXT, threads);
            double captured = plainFirst ? second : first;
            rates.add(captured);
            ratios.add(captured / (plainFirst ? first : second));
            out.printf(
                    "    %d threads: %.0f/s without, %.0f/s with capture: %.2f%n",
                    threads, plainFirst ? first : second, captured, ratios.get(i));
        }
        return new Cost(Median.of(ratios), Median.of(rates));
    }

    private double run(String application, int threads) {
        return east.passes(application, threads, plan.runSeconds());
    }
}
