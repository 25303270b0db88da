package org.reprise.liberty.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.liberty.Database.Make;

/**
 * What it costs W1 calls that each waits until another site holds its event: their rate with {@code reprise.ack=1} through that with {@code
 * local}. Two pairs of sites on PostgreSQL are up at once; one of them works at a time. The clients wait for their calls, so many of them
 * hide what one sees. A part of {@code failover.json}.
 */
final class AckBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOCAL = "local";
    private static final String ONE = "1";
    private static final List<String> WAYS = List.of(LOCAL, ONE);

    private final Plan plan;
    private final Path folder;
    private final PrintStream out;

    AckBench(Plan plan, Path folder, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.out = out;
    }

    /** What was measured: the ratio with {@link Plan#MANY} clients, and by how many clients. */
    ObjectNode run() throws IOException, InterruptedException {
        Path sites = folder.resolve("ack");
        Bench.delete(sites);
        Map<String, BenchPair> pairs = new LinkedHashMap<>();
        ObjectNode rate = JSON.createObjectNode();
        try {
            for (String way : WAYS) {
                BenchPair pair =
                        new BenchPair(Make.POSTGRESQL, sites.resolve(way), Map.of("reprise.ack", way), plan.jvm());
                pairs.put(way, pair);
                pair.start("east");
                pair.start("west");
            }
            Interleaved<String> interleaved = new Interleaved<>(WAYS, LOCAL, plan.rounds(), out);
            ObjectNode clients = JSON.createObjectNode();
            for (int threads : Plan.THREADS) {
                Map<String, Double> ratios =
                        interleaved.ratios(threads + " clients", way -> calls(pairs.get(way), threads));
                clients.put(Integer.toString(threads), Bench.rounded(ratios.getOrDefault(ONE, 0.0), 1000));
            }
            rate.set("ratio", clients.path(Integer.toString(Plan.MANY)));
            rate.set("clients", clients);
        } finally {
            pairs.values().forEach(BenchPair::close);
        }
        ObjectNode result = JSON.createObjectNode();
        result.set("rate", rate);
        return result;
    }

    /** The other site has it all before the next run begins. */
    private double calls(BenchPair pair, int threads) throws InterruptedException {
        double rate = pair.site("east").passes(CaptureCost.CAPTURED, threads, plan.runSeconds());
        pair.site("west").awaitStored(pair.site("east").head());
        return rate;
    }
}
