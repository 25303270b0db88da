package org.reprise.liberty.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reprise.liberty.Database.Make;

/**
 * What it costs W1 calls that the database's own count is held against the rows seen, on makes that keep one, and writes {@code
 * unseen.json}. Primaries are up at once, with a database each in one database server: one that looks at no transaction, one that
 * looks at each, one at one in 25. One of them works at a time.
 */
final class UnseenBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NONE = 0;
    private static final List<Integer> WAYS = List.of(NONE, 1, 25);

    private final Plan plan;
    private final Path folder;
    private final PrintStream out;
    private final Interleaved<Integer> interleaved;
    private final ObjectNode result = JSON.createObjectNode();

    UnseenBench(Plan plan, Path folder, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.out = out;
        this.interleaved = new Interleaved<>(WAYS, NONE, 2 * plan.rounds(), out);
    }

    /** What was measured, as it is in the file: by make, one in how many transactions, and threads. */
    ObjectNode run() throws IOException, InterruptedException {
        Path sites = folder.resolve("unseen");
        for (Make make : List.of(Make.POSTGRESQL, Make.MARIADB)) {
            Bench.delete(sites);
            measure(make, sites);
        }
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("unseen.json").toFile(), result);
        return result;
    }

    private void measure(Make make, Path sites) throws InterruptedException {
        Map<Integer, BenchPair> pairs = new LinkedHashMap<>();
        try {
            for (Integer every : WAYS) {
                BenchPair pair = new BenchPair(
                        make, sites.resolve(every.toString()), Map.of("reprise.unseen", every.toString()), plan.jvm());
                pairs.put(every, pair);
                pair.start("east");
            }
            out.println("unseen writes: capture on " + make);
            ObjectNode figures = result.putObject(make.name().toLowerCase(Locale.ROOT));
            Map<Integer, ObjectNode> ways = new LinkedHashMap<>();
            WAYS.forEach(every -> ways.put(every, figures.putObject(every.toString())));
            for (int threads : Plan.THREADS) {
                Map<Integer, Double> ratios =
                        interleaved.ratios(threads + " threads", every -> capture(pairs.get(every), threads));
                ratios.forEach(
                        (every, ratio) -> ways.get(every).put(String.valueOf(threads), Bench.rounded(ratio, 1000)));
            }
        } finally {
            pairs.values().forEach(BenchPair::close);
        }
    }

    private double capture(BenchPair pair, int threads) throws InterruptedException {
        double rate = pair.site("east").passes(CaptureCost.CAPTURED, threads, plan.runSeconds());
        // the sealer has done with it before another site's run begins
        new LogTables(pair.eastData()).head();
        return rate;
    }
}
