package org.reprise.liberty.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.reprise.liberty.Database.Make;
import org.reprise.liberty.LibertyInstallation;

/** Measures, and writes {@code bench/main.json} in the folder of the build. Everything it starts ends with it. */
public final class Bench {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Rows that are audited. */
    private static final int AUDITED = 2_000_000;

    private final Plan plan;
    private final Path folder;
    private final PrintStream out;
    private final ObjectNode result = JSON.createObjectNode();

    Bench(Plan plan, Path folder, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.out = out;
    }

    /**
     * Runs the benchmarks and prints which aims were reached. Arguments: the plot to draw, and {@code main}, {@code proof}, {@code
     * fanout}, {@code seed}, {@code unseen}, {@code audit}, {@code failover}, {@code scale}, {@code speed}, a part of it such as {@code
     * speed-replay}, or {@code all}.
     */
    public static void main(String... arguments) throws Exception {
        Path folder = LibertyInstallation.target().resolve("bench");
        Set<String> wanted = arguments[1].equals("all")
                ? Set.of("main", "proof", "fanout", "seed", "unseen", "audit", "failover", "speed", "scale")
                : Set.of(arguments[1]);
        if (wanted.contains("main")) {
            print(new Bench(Plan.full(), folder, System.out).run(), Aim.all());
            Plot.main(folder.resolve("main.json").toString(), arguments[0]);
        }
        if (wanted.contains("proof")) {
            print(new ProofBench(Plan.full(), folder, System.out).run(), Aim.ofProofs());
        }
        if (wanted.contains("fanout")) {
            print(new FanOutBench(Plan.full(), folder, System.out).run(), Aim.ofFanOut());
        }
        if (wanted.contains("seed")) {
            print(new SeedBench(1_000_000, folder, System.out).run(), List.of());
        }
        if (wanted.contains("unseen")) {
            print(new UnseenBench(Plan.full(), folder, System.out).run(), Aim.ofUnseen());
        }
        if (wanted.contains("audit")) {
            print(new AuditBench(AUDITED, Duration.ofMinutes(10), folder, System.out).run(), Aim.ofAudit());
        }
        if (wanted.contains("failover")) {
            print(new FailoverBench(20, 10, Plan.full().jvm(), folder, System.out).run(), Aim.ofFailover());
            part(folder, "failover.json", "ack1", new AckBench(Plan.full(), folder, System.out).run());
        }
        Set<SpeedBench.Part> speed = SpeedBench.Part.named(wanted);
        if (!speed.isEmpty()) {
            print(new SpeedBench(SpeedPlan.full(), folder, System.out).run(speed), Aim.ofSpeed());
        }
        if (wanted.contains("scale")) {
            print(new ScaleBench(ScalePlan.full(), folder, System.out).run(), Aim.ofScale());
        }
        System.exit(0);
    }

    /** Writes one part of a file; what is there of others stays. */
    static void part(Path folder, String file, String name, ObjectNode figures) throws IOException {
        Path path = folder.resolve(file);
        ObjectNode all = Files.exists(path) ? (ObjectNode) JSON.readTree(path.toFile()) : JSON.createObjectNode();
        all.set(name, figures);
        Files.createDirectories(folder);
        JSON.writerWithDefaultPrettyPrinter().writeValue(path.toFile(), all);
        System.out.println(all.toPrettyString());
    }

    private static void print(ObjectNode result, List<Aim> aims) {
        System.out.println(result.toPrettyString());
        aims.stream().filter(aim -> aim.isIn(result)).forEach(aim -> System.out.println(aim.verdict(result)));
    }

    /** What was measured, as it is in the file. */
    ObjectNode run() throws IOException, InterruptedException {
        delete(folder);
        Path plain = folder.resolve("plain.ear");
        PlainApplication.write(LibertyInstallation.built().application(), plain);
        for (Make make : plan.makes()) {
            try (BenchPair pair =
                    new BenchPair(make, folder.resolve("sites-" + name(make)), Map.of(), plan.jvm()).withPlain(plain)) {
                measure(make, pair);
            }
        }
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("main.json").toFile(), result);
        return result;
    }

    private void measure(Make make, BenchPair pair) throws InterruptedException {
        out.println(name(make) + ": capture, west down");
        BenchSite east = pair.start("east");
        Map<Integer, CaptureCost.Cost> costs = new CaptureCost(east, plan, out).measure();
        ObjectNode figures = result.putObject(name(make));
        ObjectNode ratio = figures.putObject("capture").putObject("ratio");
        costs.forEach((threads, cost) -> ratio.put(threads.toString(), rounded(cost.ratio(), 1000)));
        ((ObjectNode) figures.path("capture"))
                .putObject("cpu")
                .put("ratio", rounded(costs.get(Plan.MANY).cpu(), 1000));
        double captureRate = costs.get(Plan.MANY).rate();

        out.println(name(make) + ": replay of what west has missed, east idle");
        long head = east.head();
        double rate = new ReplayRate(pair.start("west"), head, out).measure();
        figures.putObject("replay").put("rate", Math.round(rate)).put("toCapture", rounded(rate / captureRate, 1000));

        // once is enough: sizes are the same on every make, and the lag is asked for by JDBC
        if (make == Make.POSTGRESQL) {
            sizesAndLag(pair, east, captureRate);
        }
    }

    private void sizesAndLag(BenchPair pair, BenchSite east, double captureRate) throws InterruptedException {
        SealedPortions portions = new SealedPortions(pair.eastData());
        out.println("lag at half of the full load");
        Lag.Percentiles lag = new Lag(east, portions, pair.westData(), out).measure(captureRate / 2, plan.lagSeconds());
        out.println("bytes per event");
        Map<String, Double> sizes =
                new EventBytes(east, portions, plan, each -> each.portion().size(), out).measure();
        ObjectNode bytes = result.putObject("event").putObject("bytes");
        sizes.forEach((workload, size) -> bytes.put(workload, rounded(size, 10)));
        result.putObject("lag").put("p50", rounded(lag.p50(), 10)).put("p99", rounded(lag.p99(), 10));
    }

    private static String name(Make make) {
        return make.name().toLowerCase(java.util.Locale.ROOT);
    }

    static double rounded(double value, int parts) {
        return (double) Math.round(value * parts) / parts;
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
