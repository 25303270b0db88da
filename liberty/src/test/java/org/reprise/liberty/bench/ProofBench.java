package org.reprise.liberty.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reprise.capture.CapturePolicy.Proving;
import org.reprise.liberty.Database.Make;

/**
 * What proofs cost, on PostgreSQL, and writes {@code proof.json}. Three pairs of sites are up at once, one without proofs
 * ({@code reprise.proof = OFF}), one with digests and one with evidence, each site with a database of its own in one database
 * server. One of them works at a time. What the others do meanwhile, they do alike. Where a machine has moods, the CPU that calls
 * take says more than their rate.
 */
final class ProofBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Proving> COMPARED = List.of(Proving.DIGEST, Proving.EVIDENCE);

    private final Plan plan;
    private final Path folder;
    private final PrintStream out;
    private final Interleaved<Proving> interleaved;
    private final Map<Proving, BenchPair> pairs = new EnumMap<>(Proving.class);

    /** CPU seconds of primary and database per 1,000 calls. */
    private final Map<Proving, List<Double>> costs = new EnumMap<>(Proving.class);

    private final ObjectNode result = JSON.createObjectNode();

    ProofBench(Plan plan, Path folder, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.out = out;
        this.interleaved = new Interleaved<>(List.of(Proving.values()), Proving.OFF, plan.rounds(), out);
        COMPARED.forEach(proving -> result.putObject(name(proving)));
    }

    /** What was measured, as it is in the file. */
    ObjectNode run() throws IOException, InterruptedException {
        Path sites = folder.resolve("proof");
        Bench.delete(sites);
        try {
            for (Proving proving : Proving.values()) {
                BenchPair pair = new BenchPair(
                        Make.POSTGRESQL,
                        sites.resolve(name(proving)),
                        // what is compared is calls
                        Map.of("reprise.proof", proving.name(), "reprise.replay.catch-up", "off"),
                        plan.jvm());
                pairs.put(proving, pair);
                pair.startBoth();
            }
            measure();
        } finally {
            pairs.values().forEach(BenchPair::close);
        }
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("proof.json").toFile(), result);
        return result;
    }

    private void measure() throws InterruptedException {
        out.println("proofs: replay of what west has, east idle");
        Map<Proving, Double> replay = interleaved.ratios("replay", this::replay);
        out.println("proofs: capture, west down");
        pairs.values().forEach(pair -> pair.stop("west"));
        Map<Integer, Map<Proving, Double>> capture = new LinkedHashMap<>();
        pairs.values().forEach(pair -> pair.site("east").passes(CaptureCost.CAPTURED, Plan.MANY, plan.warmUp()));
        for (int threads : Plan.THREADS) {
            costs.clear();
            capture.put(threads, interleaved.ratios(threads + " threads", proving -> capture(proving, threads)));
        }
        Map<Proving, Double> cost = new EnumMap<>(Proving.class);
        // the first round is warm-up
        costs.forEach((proving, all) -> cost.put(proving, Median.of(all.subList(1, all.size()))));
        out.println("proofs: CPU seconds per 1,000 calls, " + Plan.MANY + " threads: " + cost);
        for (Proving proving : COMPARED) {
            ObjectNode figures = (ObjectNode) result.path(name(proving));
            ObjectNode ratio = figures.putObject("capture").putObject("ratio");
            capture.forEach((threads, ratios) -> ratio.put(threads.toString(), rounded(ratios.get(proving))));
            ((ObjectNode) figures.path("capture")).put("cpu", rounded(cost.get(Proving.OFF) / cost.get(proving)));
            figures.putObject("replay").put("ratio", rounded(replay.get(proving)));
        }
        out.println("proofs: bytes of evidence per event");
        BenchPair kept = pairs.get(Proving.EVIDENCE);
        ObjectNode bytes = result.putObject("evidenceBytes");
        new EventBytes(
                        kept.site("east"),
                        new SealedPortions(kept.eastData()),
                        plan,
                        SealedPortions.Opened::evidence,
                        out)
                .measure()
                .forEach((workload, size) -> bytes.put(workload, Bench.rounded(size, 10)));
    }

    private double replay(Proving proving) throws InterruptedException {
        BenchPair pair = pairs.get(proving);
        return new StoredReplay(
                        pair.site("east"),
                        new LogTables(pair.eastData()),
                        new LogTables(pair.westData()),
                        plan.replay())
                .measure();
    }

    private double capture(Proving proving, int threads) throws InterruptedException {
        BenchPair pair = pairs.get(proving);
        LogTables log = new LogTables(pair.eastData());
        CpuTime cpu = CpuTime.of(pair.site("east"), log);
        double before = cpu.seconds();
        double rate = pair.site("east").passes(CaptureCost.CAPTURED, threads, plan.runSeconds());
        // the sealer has done with it before another site's run begins
        log.head();
        costs.computeIfAbsent(proving, each -> new ArrayList<>())
                .add((cpu.seconds() - before) * 1000 / (rate * plan.runSeconds()));
        return rate;
    }

    private static String name(Proving proving) {
        return proving.name().toLowerCase(Locale.ROOT);
    }

    private static double rounded(double ratio) {
        return Bench.rounded(ratio, 1000);
    }
}
