package org.reprise.liberty.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What further secondaries cost the primary, and writes {@code fanout.json}: CPU seconds of the primary's server and of its database
 * server per 1,000 W1 events, until all who take part have stored them, against one secondary. Then what a site is sent that was held
 * and leaves superseded events out.
 */
final class FanOutBench {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ends the requests that still wait for an answer by the way before. */
    private static final int WARM_UP = 200;

    private final Plan plan;
    private final Path folder;
    private final PrintStream out;
    private final List<Double> bytes = new ArrayList<>();
    private final ObjectNode result = JSON.createObjectNode();

    FanOutBench(Plan plan, Path folder, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.out = out;
    }

    /** What was measured, as it is in the file. */
    ObjectNode run() throws IOException, InterruptedException {
        Path data = folder.resolve("fanout");
        Bench.delete(data);
        try (FanOutSites sites = new FanOutSites(data.resolve("sites"))) {
            measure(sites);
        }
        out.println("superseded events: bytes that a held site is sent");
        double ratio = new SupersededBytes(data.resolve("superseded"), out).ratio();
        result.putObject("superseded").putObject("bytes").put("ratio", Bench.rounded(ratio, 10_000));
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("fanout.json").toFile(), result);
        return result;
    }

    private void measure(FanOutSites sites) throws InterruptedException {
        out.println("fan-out: CPU seconds of the primary per 1,000 events, by the number of secondaries");
        CpuTime cpu = CpuTime.of(sites.site(FanOut.PRIMARY), sites.primaryLog());
        // what is looked for is small
        int rounds = 2 * plan.rounds() - 1;
        Map<FanOut, Double> ratios = new Interleaved<>(List.of(FanOut.values()), FanOut.ONE, rounds, out)
                .ratios("fan-out", way -> cost(sites, cpu, way));
        out.printf("    none: %.3f of one%n", ratios.get(FanOut.NONE));
        ObjectNode ratio = result.putObject("primary").putObject("cpu").putObject("ratio");
        for (FanOut way : List.of(FanOut.ONE, FanOut.TWO, FanOut.FOUR)) {
            ratio.put(String.valueOf(way.taking().size()), Bench.rounded(ratios.get(way), 1000));
        }
        result.putObject("chain")
                .putObject("cpu")
                .putObject("ratio")
                .put(String.valueOf(FanOut.MOST), Bench.rounded(ratios.get(FanOut.CHAIN), 1000));
        result.putObject("bytesPerSecondary").put("W1", Bench.rounded(Median.of(bytes), 10));
    }

    private double cost(FanOutSites sites, CpuTime cpu, FanOut way) throws InterruptedException {
        sites.arrange(way);
        long begin = passed(sites, way, WARM_UP);
        double before = cpu.seconds();
        long sent = sites.bytesToFirst();
        long events = passed(sites, way, plan.replay()) - begin;
        if (way != FanOut.NONE) {
            bytes.add((double) (sites.bytesToFirst() - sent) / events);
        }
        return (cpu.seconds() - before) * 1000 / events;
    }

    /** The last event, once all that take part have it. */
    private static long passed(FanOutSites sites, FanOut way, int events) throws InterruptedException {
        sites.site(FanOut.PRIMARY).load(CaptureCost.CAPTURED, Map.of("pass", events, "clients", Plan.MANY));
        long head = sites.primaryLog().head();
        for (String name : way.taking()) {
            sites.site(name).awaitStored(head);
        }
        return head;
    }
}
