package org.reprise.liberty.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.liberty.Database;

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
     * @param cpu   of server and database per call, with capture / without: the median over pairs of runs
     */
    record Cost(double ratio, double rate, double cpu) {}

    private record Run(double rate, double cpuMillis) {}

    private final BenchSite east;
    private final Plan plan;
    private final PrintStream out;
    private final CpuTime cpu;

    CaptureCost(BenchSite east, Plan plan, PrintStream out) {
        this.east = east;
        this.plan = plan;
        this.out = out;
        Database data = east.server().site().database();
        this.cpu = data.make() == Database.Make.POSTGRESQL
                ? CpuTime.of(east, new LogTables(data))
                : CpuTime.ofServer(east);
    }

    /** By number of threads. */
    Map<Integer, Cost> measure() throws InterruptedException {
        for (String application : List.of(PlainApplication.CONTEXT, CAPTURED)) {
            for (int threads : Plan.THREADS) {
                // a server that was just started compiles for minutes
                east.passes(application, threads, 2 * plan.warmUp());
            }
        }
        Map<Integer, Cost> costs = new LinkedHashMap<>();
        for (int threads : Plan.THREADS) {
            costs.put(threads, measure(threads));
        }
        return costs;
    }

    private Cost measure(int threads) throws InterruptedException {
        List<Double> ratios = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < plan.pairs(); i++) {
            // who goes first changes, so that a drift of the machine is in favour of nobody
            boolean plainFirst = i % 2 == 0;
            Run first = run(plainFirst ? PlainApplication.CONTEXT : CAPTURED, threads);
            Run second = run(plainFirst ? CAPTURED : PlainApplication.CONTEXT, threads);
            Run captured = plainFirst ? second : first;
            Run plain = plainFirst ? first : second;
            rates.add(captured.rate());
            ratios.add(captured.rate() / plain.rate());
            costs.add(captured.cpuMillis() / plain.cpuMillis());
            out.printf(
                    "    %d threads: %.0f/s without, %.0f/s with capture: %.2f; CPU of a call %.2f and %.2f ms: %.2f%n",
                    threads,
                    plain.rate(),
                    captured.rate(),
                    ratios.get(i),
                    plain.cpuMillis(),
                    captured.cpuMillis(),
                    costs.get(i));
        }
        return new Cost(Median.of(ratios), Median.of(rates), Median.of(costs));
    }

    private Run run(String application, int threads) throws InterruptedException {
        double before = cpu.seconds();
        double rate = east.passes(application, threads, plan.runSeconds());
        // what the sealer has left is of these calls
        east.head();
        return new Run(rate, (cpu.seconds() - before) * 1000 / (rate * plan.runSeconds()));
    }
}
