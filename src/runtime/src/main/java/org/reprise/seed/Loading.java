package org.reprise.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.compare.RowHasher;
import org.reprise.compare.RowSum;
import org.reprise.compare.SiteSnapshot;
import org.reprise.compare.TableRows;
import org.reprise.job.Progress;

/** Brings the rows of a seed into tables and proves them. A chunk and the note that it is here commit together. */
final class Loading {
    private static final int ROWS = 1;
    private static final int REFERENCES = 2;
    private static final int PACE = 1000;
    private static final int[] NO_KEY = {};

    private final TargetDatabase target;
    private final SeedSource from;
    private final SeedManifest seed;
    private final List<TargetTable> tables;
    private final Progress progress;

    /** @param tables parents first */
    Loading(TargetDatabase target, SeedSource from, SeedManifest seed, List<TargetTable> tables, Progress progress) {
        this.target = target;
        this.from = from;
        this.seed = seed;
        this.tables = List.copyOf(tables);
        this.progress = progress;
    }

    /** Loads what is not here yet. */
    void load() {
        pass(ROWS, "Loading", tables);
        List<TargetTable> late =
                tables.stream().filter(table -> !table.late().isEmpty()).toList();
        if (!late.isEmpty()) {
            pass(REFERENCES, "Setting references among", late);
        }
    }

    private void pass(int pass, String what, List<TargetTable> of) {
        Map<Integer, RowSum> here =
                target.call("Reading how far the seed is", connection -> new SeedRecord(connection).loaded(pass));
        long rest = of.stream()
                .flatMap(table -> chunks(table).stream())
                .filter(chunk -> !here.containsKey(chunk.number()))
                .mapToLong(SeedChunk::rows)
                .sum();
        String again = here.isEmpty() ? "" : ", resumed behind " + here.size() + " chunks";
        progress.stage(what + " " + of.size() + " tables" + again, rest, "rows");
        for (TargetTable table : of) {
            for (SeedChunk chunk : chunks(table)) {
                if (!here.containsKey(chunk.number())) {
                    progress.check();
                    byte[] bytes = from.chunk(chunk.number());
                    target.run("Loading " + chunk, connection -> new SeedRecord(connection)
                            .add(chunk.number(), pass, write(pass, connection, table, chunk, bytes)));
                    progress.add(chunk.rows());
                }
            }
        }
    }

    private List<SeedChunk> chunks(TargetTable table) {
        return seed.chunks().stream()
                .filter(chunk -> chunk.table().equals(table.name()))
                .toList();
    }

    private static RowSum write(int pass, Connection connection, TargetTable table, SeedChunk chunk, byte[] bytes)
            throws SQLException {
        int columns = table.seed().shape().columns().size();
        if (pass == REFERENCES) {
            try (LateReferences references = new LateReferences(connection, table)) {
                ChunkForm.each(chunk, bytes, columns, values -> {
                    table.share(values);
                    references.set(values);
                });
                references.flush();
            }
            return RowSum.NONE;
        }
        RowHasher hasher = new RowHasher();
        RowSum[] sum = {RowSum.NONE};
        try (RowInserter inserter = new RowInserter(connection, table)) {
            ChunkForm.each(chunk, bytes, columns, values -> {
                table.share(values);
                sum[0] = sum[0].plus(new RowSum(1, hasher.digest(values, NO_KEY).row()));
                inserter.add(values);
            });
            inserter.flush();
        }
        return sum[0];
    }

    /**
     * Reads all rows again.
     *
     * @return what is wrong, by table; empty when the rows are those of the source
     */
    Map<String, String> prove() {
        Map<Integer, RowSum> here =
                target.call("Reading how far the seed is", connection -> new SeedRecord(connection).loaded(ROWS));
        progress.stage("Proving " + tables.size() + " tables", seed.rows(), "rows");
        Map<String, String> wrong = new TreeMap<>();
        try (SiteSnapshot snapshot = SiteSnapshot.open(target.source())) {
            for (TargetTable table : tables) {
                RowSum loaded = chunks(table).stream()
                        .map(chunk -> here.getOrDefault(chunk.number(), RowSum.NONE))
                        .reduce(RowSum.NONE, RowSum::plus);
                RowSum source = table.seed().sum();
                if (loaded.count() != source.count() || table.isLikeSource() && !loaded.equals(source)) {
                    wrong.put(
                            table.name(),
                            "the chunks have " + loaded.count() + " rows that are not the " + source.count()
                                    + " of the source");
                    continue;
                }
                RowSum found = sum(snapshot, table);
                if (!found.equals(loaded)) {
                    wrong.put(
                            table.name(),
                            loaded.count() == found.count()
                                    ? "its rows are not as they were written"
                                    : found.count() + " rows instead of " + loaded.count());
                }
            }
        }
        return wrong;
    }

    private RowSum sum(SiteSnapshot snapshot, TargetTable table) {
        RowSum[] sum = {RowSum.NONE};
        try {
            new TableRows(snapshot, table.table(), table.shared()).each((digest, values) -> {
                sum[0] = sum[0].plus(new RowSum(1, digest.row()));
                if (sum[0].count() % PACE == 0) {
                    progress.add(PACE);
                }
            });
        } catch (SQLException e) {
            throw new SeedException("The table " + table.name() + " cannot be read: " + e.getMessage(), e);
        }
        progress.add(sum[0].count() % PACE);
        return sum[0];
    }
}
