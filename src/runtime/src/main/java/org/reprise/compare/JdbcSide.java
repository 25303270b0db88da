package org.reprise.compare;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.reprise.proof.Value;

/**
 * The side whose database this is. Each step but {@link #chunks} reads a table once from end to end; memory is some 100 kB a table
 * that was summed, and what a step answers.
 */
public final class JdbcSide implements Side {
    private static final int PACE = 1000;

    private final SiteSnapshot snapshot;
    private final SiteTables tables;
    private final BiConsumer<String, Long> progress;
    private final Map<SharedTable, SortedMap<Integer, RowSum>> summed = new HashMap<>();

    /**
     * @param application which tables are compared
     * @param progress   is told a table and how many of its rows a step has read, from time to time and at its end; an exception
     *                   of it ends the step
     */
    public JdbcSide(SiteSnapshot snapshot, ApplicationTables application, BiConsumer<String, Long> progress) {
        this.snapshot = snapshot;
        this.tables = new SiteTables(snapshot.connection(), application);
        this.progress = progress;
    }

    @Override
    public List<TableShape> tables() {
        try {
            return tables.shapes();
        } catch (SQLException e) {
            throw new CompareException("The site's database does not tell its tables: " + e.getMessage(), e);
        }
    }

    @Override
    public RowSum sum(SharedTable table) {
        return chunks(table).values().stream().reduce(RowSum.NONE, RowSum::plus);
    }

    /** The snapshot does not change, so a table is read for this once only. */
    @Override
    public SortedMap<Integer, RowSum> chunks(SharedTable table) {
        return summed.computeIfAbsent(table, this::readChunks);
    }

    private SortedMap<Integer, RowSum> readChunks(SharedTable table) {
        SortedMap<Integer, RowSum> chunks = new TreeMap<>();
        scan(table, (rows, digest, values) -> chunks.merge(digest.chunk(), new RowSum(1, digest.row()), RowSum::plus));
        return chunks;
    }

    @Override
    public List<RowDigest> digests(SharedTable table, Set<Integer> chunks) {
        List<RowDigest> digests = new ArrayList<>();
        scan(table, (rows, digest, values) -> {
            if (chunks.contains(digest.chunk())) {
                digests.add(digest);
            }
        });
        return digests;
    }

    @Override
    public Map<Hash, SortedMap<String, Value>> rows(SharedTable table, Set<Hash> keys) {
        Map<Hash, SortedMap<String, Value>> found = new HashMap<>();
        scan(table, (rows, digest, values) -> {
            if (keys.contains(digest.key()) && !found.containsKey(digest.key())) {
                found.put(digest.key(), rows.named(values));
            }
        });
        return found;
    }

    @Override
    public Map<Hash, SortedMap<String, Value>> named(SharedTable table, List<SortedMap<String, Value>> names) {
        Map<Hash, SortedMap<String, Value>> found = new HashMap<>();
        try {
            TableRows rows = new TableRows(snapshot, tables.table(table.name()), table);
            rows.named(names, (digest, values) -> found.put(digest.key(), rows.named(values)));
        } catch (SQLException e) {
            throw new CompareException("Rows of " + table.name() + " cannot be read: " + e.getMessage(), e);
        }
        return found;
    }

    private interface Visitor {
        void visit(TableRows rows, RowDigest digest, Value[] values);
    }

    private void scan(SharedTable shared, Visitor visitor) {
        long[] read = {0};
        try {
            TableRows rows = new TableRows(snapshot, tables.table(shared.name()), shared);
            rows.each((digest, values) -> {
                visitor.visit(rows, digest, values);
                if (++read[0] % PACE == 0) {
                    progress.accept(shared.name(), read[0]);
                }
            });
            progress.accept(shared.name(), read[0]);
        } catch (SQLException e) {
            throw new CompareException(
                    "The table " + shared.name() + " cannot be read after " + read[0] + " rows: " + e.getMessage(), e);
        }
    }
}
