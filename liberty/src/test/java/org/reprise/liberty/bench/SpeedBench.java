package org.reprise.liberty.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.reprise.liberty.Database;
import org.reprise.liberty.LibertyInstallation;
import org.reprise.testing.Make;

/**
 * How fast replay is, against the build before and against PostgreSQL's own replication of the same tables, how far a copy lags behind load,
 * what capture costs, and how many bytes go, on PostgreSQL; and how fast replay is on MariaDB, against its own replication, and on H2. Writes
 * {@code speed.json}.
 */
final class SpeedBench {

    /** What can be measured by itself: {@code speed-replay} and so on. */
    enum Part {
        REPLAY,
        LIVE,
        CAPTURE,
        BYTES,
        MARIADB,
        H2;

        /** Those that these words name: {@code speed} is all of them. */
        static Set<Part> named(Set<String> words) {
            if (words.contains("speed")) {
                return EnumSet.allOf(Part.class);
            }
            Set<Part> found = EnumSet.noneOf(Part.class);
            Arrays.stream(values())
                    .filter(part -> words.contains("speed-" + part.name().toLowerCase(Locale.ROOT)))
                    .forEach(found::add);
            return found;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double HALF = 0.5;
    private static final double FOUR_FIFTHS = 0.8;

    private final SpeedPlan plan;
    private final Path folder;
    private final PrintStream out;

    SpeedBench(SpeedPlan plan, Path folder, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.out = out;
    }

    /** All that has been measured, as it is in the file; what is there of parts that do not run stays. */
    ObjectNode run(Set<Part> parts) throws IOException, InterruptedException {
        Path file = folder.resolve("speed.json");
        if (parts.size() == Part.values().length) {
            Files.deleteIfExists(file);
        }
        ObjectNode all = Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : JSON.createObjectNode();
        for (Part part : parts) {
            Path sites = folder.resolve("speed");
            Bench.delete(sites);
            Files.createDirectories(sites);
            put(all, measured(part, sites));
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
        }
        return all;
    }

    /** Adds figures to those that are there, and replaces those of the same names. */
    static void put(ObjectNode all, ObjectNode figures) {
        figures.properties().forEach(each -> {
            if (all.get(each.getKey()) instanceof ObjectNode there && each.getValue() instanceof ObjectNode more) {
                put(there, more);
            } else {
                all.set(each.getKey(), each.getValue());
            }
        });
    }

    private ObjectNode measured(Part part, Path sites) throws IOException, InterruptedException {
        return switch (part) {
            case REPLAY -> replay(sites, Make.POSTGRESQL);
            case MARIADB -> on(sites, Make.MARIADB);
            case H2 -> on(sites, Make.H2);
            case LIVE -> live(sites);
            case CAPTURE -> capture(sites);
            case BYTES -> bytes(sites);
        };
    }

    /** Beside the figures of PostgreSQL. */
    private ObjectNode on(Path folder, Make make) throws IOException, InterruptedException {
        ObjectNode result = JSON.createObjectNode();
        result.set(make.name().toLowerCase(Locale.ROOT), replay(folder, make));
        return result;
    }

    private ObjectNode replay(Path folder, Make make) throws IOException, InterruptedException {
        out.println("speed: on " + make);
        Path target = LibertyInstallation.target();
        // liberty/target is two folders below the project's
        Path project = target.getParent().getParent();
        LibertyInstallation before = new BeforeBuild(project, target.resolve("before"), out).installation();
        try (SpeedSites sites = new SpeedSites(before, new SpeedDatabases(make, folder), plan.jvm())) {
            return new SpeedReplay(sites, plan, out).run();
        }
    }

    private ObjectNode live(Path folder) throws InterruptedException {
        try (BenchPair pair = pair(folder)) {
            BenchSite east = pair.start("east");
            east.passes(CaptureCost.CAPTURED, Plan.MANY, plan.load().warmUp());
            double full =
                    east.passes(CaptureCost.CAPTURED, Plan.MANY, plan.load().warmUp());
            pair.start("west");
            new LogTables(pair.westData()).awaitReplayed(east.head());
            Lag lag = new Lag(east, new SealedPortions(pair.eastData()), pair.westData(), out);
            ObjectNode result = JSON.createObjectNode();
            ObjectNode live = result.putObject("replay").putObject("live");
            // a server that was just started compiles for minutes, on the cores that it has to share
            int warmUp = 2 * plan.halfSeconds();
            out.printf("speed: lag at half of %.0f/s, %d s, of a copy that has just begun%n", full, warmUp);
            lag.measure(full * HALF, warmUp);
            out.printf("speed: lag at half, %d s%n", plan.halfSeconds());
            Lag.Percentiles half = lag.measure(full * HALF, plan.halfSeconds());
            live.putObject("half").put("p50", Bench.rounded(half.p50(), 10)).put("p99", Bench.rounded(half.p99(), 10));
            out.printf("speed: lag at four fifths, %d s%n", plan.fourFifthsSeconds());
            Lag.Percentiles most = lag.measure(full * FOUR_FIFTHS, plan.fourFifthsSeconds());
            live.putObject("fourFifths")
                    .put("p99", Bench.rounded(most.p99(), 10))
                    .put("growing", most.growing());
            return result;
        }
    }

    private ObjectNode capture(Path folder) throws IOException, InterruptedException {
        Path plain = folder.resolve("plain.ear");
        PlainApplication.write(LibertyInstallation.built().application(), plain);
        try (BenchPair pair = pair(folder).withPlain(plain)) {
            out.println("speed: capture, nobody asks");
            Map<Integer, CaptureCost.Cost> costs = new CaptureCost(pair.start("east"), plan.load(), out).measure();
            ObjectNode result = JSON.createObjectNode();
            ObjectNode capture = result.putObject("capture");
            ObjectNode ratio = capture.putObject("ratio");
            costs.forEach((threads, cost) -> ratio.put(threads.toString(), Bench.rounded(cost.ratio(), 1000)));
            capture.putObject("cpu")
                    .put("ratio", Bench.rounded(costs.get(Plan.MANY).cpu(), 1000));
            return result;
        }
    }

    private ObjectNode bytes(Path folder) throws InterruptedException {
        try (BenchPair pair = pair(folder)) {
            BenchSite east = pair.start("east");
            SealedPortions portions = new SealedPortions(pair.eastData());
            out.println("speed: bytes of W1, by call and with evidence");
            ObjectNode result = JSON.createObjectNode();
            ObjectNode bytes = result.putObject("bytes");
            double call = new EventBytes(
                            east, portions, plan.load(), each -> each.portion().size(), out)
                    .passes();
            double rows = new EventBytes(
                            east, portions, plan.load(), each -> each.portion().size() + each.evidence(), out)
                    .passes();
            bytes.put("W1", Bench.rounded(call, 10)).put("W1rows", Bench.rounded(rows, 10));
            return result;
        }
    }

    private BenchPair pair(Path folder) {
        return new BenchPair(Database.Make.POSTGRESQL, folder, Map.of(), plan.jvm());
    }
}
