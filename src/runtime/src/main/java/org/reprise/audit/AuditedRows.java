package org.reprise.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.reprise.compare.ApplicationTables;
import org.reprise.compare.CompareException;
import org.reprise.compare.Hash;
import org.reprise.compare.RowDigest;
import org.reprise.compare.RowSum;
import org.reprise.compare.SiteSnapshot;
import org.reprise.compare.SiteTables;
import org.reprise.compare.TableRows;
import org.reprise.compare.TableShape;
import org.reprise.proof.TableCatalog;
import org.reprise.proof.TableCatalog.Table;
import org.reprise.proof.Value;

/** The rows of this site's tables, some at a time, each time in a short snapshot of its own. For one thread. */
public final class AuditedRows {
    /** Keys in one statement. */
    private static final int AT_ONCE = 100;

    /** A table without a key is read as a whole, up to so many rows. */
    static final int WHOLE = 20_000;

    private final DataSource source;
    private TableCatalog catalog = new TableCatalog();

    public AuditedRows(DataSource source) {
        this.source = source;
    }

    private interface Reading<T> {
        T in(SiteSnapshot snapshot) throws SQLException;
    }

    private <T> T read(String what, Reading<T> reading) {
        try (SiteSnapshot snapshot = SiteSnapshot.open(source)) {
            return reading.in(snapshot);
        } catch (SQLException e) {
            throw new CompareException(what + " cannot be read for the rolling audit: " + e.getMessage(), e);
        }
    }

    /** All of the application, read anew. */
    List<ShownTable> tables(ApplicationTables application) {
        catalog = new TableCatalog();
        return read("The tables", snapshot -> {
            List<ShownTable> shown = new ArrayList<>();
            SiteTables tables = new SiteTables(snapshot.connection(), application);
            for (TableShape shape : tables.shapes()) {
                shown.add(new ShownTable(shape, tables.table(shape.name()).key()));
            }
            return shown;
        });
    }

    /**
     * Rows of a span.
     *
     * @param limit of rows
     * @param each  whether each is wanted, or only what they come to
     */
    Slice slice(AuditedTable table, KeySpan span, int limit, boolean each) {
        return read(table.name(), snapshot -> {
            Table own = catalog.table(snapshot.connection(), table.name());
            KeyCondition condition = new KeyCondition(own, table.order(), snapshot.make());
            TableRows rows = new TableRows(snapshot, own, table.shared());
            Collected collected = new Collected(table, rows, each);
            rows.those(condition.of(span, limit), condition, collected);
            return collected.slice(limit);
        });
    }

    /** The rows of each of these spans. */
    List<List<KeyedRow>> spans(AuditedTable table, List<KeySpan> spans, int limit) {
        return read(table.name(), snapshot -> {
            Table own = catalog.table(snapshot.connection(), table.name());
            TableRows rows = new TableRows(snapshot, own, table.shared());
            List<List<KeyedRow>> all = new ArrayList<>();
            for (KeySpan span : spans) {
                KeyCondition condition = new KeyCondition(own, table.order(), snapshot.make());
                List<KeyedRow> found = new ArrayList<>();
                rows.those(
                        condition.of(span, limit),
                        condition,
                        (digest, values) -> found.add(new KeyedRow(key(table, rows.named(values)), digest)));
                all.add(found);
            }
            return all;
        });
    }

    /** The rows of these keys, as many as are there. */
    List<KeyedRow> found(AuditedTable table, List<SortedMap<String, Value>> keys) {
        return read(table.name(), snapshot -> {
            List<KeyedRow> found = new ArrayList<>();
            each(
                    snapshot,
                    table,
                    keys,
                    (rows, digest, values) -> found.add(new KeyedRow(key(table, rows.named(values)), digest)));
            return found;
        });
    }

    /**
     * The rows of these keys with all their values.
     *
     * @param hashes of the keys; of a table that is read as a whole, the only way to name a row
     */
    Map<Hash, SeenRow> seen(AuditedTable table, List<SortedMap<String, Value>> keys, List<Hash> hashes) {
        return read(table.name(), snapshot -> {
            Set<Hash> wanted = new HashSet<>(hashes);
            Map<Hash, SeenRow> seen = new HashMap<>();
            hashes.forEach(hash -> seen.put(hash, SeenRow.none(hash)));
            each(snapshot, table, keys, (rows, digest, values) -> {
                if (wanted.contains(digest.key())) {
                    SeenRow row = new SeenRow(digest.key(), new RowSum(1, digest.row()), rows.named(values));
                    seen.merge(digest.key(), row, (before, now) -> now.and(before));
                }
            });
            return seen;
        });
    }

    private interface Visitor {
        void visit(TableRows rows, RowDigest digest, Value[] values);
    }

    private void each(SiteSnapshot snapshot, AuditedTable table, List<SortedMap<String, Value>> keys, Visitor visitor)
            throws SQLException {
        Table own = catalog.table(snapshot.connection(), table.name());
        TableRows rows = new TableRows(snapshot, own, table.shared());
        if (table.way() == AuditedTable.Way.WHOLE) {
            rows.those(" LIMIT " + WHOLE, statement -> {}, (digest, values) -> visitor.visit(rows, digest, values));
            return;
        }
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            KeyCondition condition = new KeyCondition(own, table.order(), snapshot.make());
            String where = condition.of(keys.subList(from, Math.min(keys.size(), from + AT_ONCE)));
            rows.those(where, condition, (digest, values) -> visitor.visit(rows, digest, values));
        }
    }

    private static SortedMap<String, Value> key(AuditedTable table, SortedMap<String, Value> row) {
        row.keySet().retainAll(table.order());
        return row;
    }

    /** What a reading comes to. */
    private static final class Collected implements TableRows.Reader {
        private final AuditedTable table;
        private final TableRows rows;
        private final boolean each;
        private final List<KeyedRow> all = new ArrayList<>();
        private final List<Slice.Part> parts = new ArrayList<>();
        private RowSum sum = RowSum.NONE;
        private long count;
        private Value[] last = {};

        Collected(AuditedTable table, TableRows rows, boolean each) {
            this.table = table;
            this.rows = rows;
            this.each = each;
        }

        @Override
        public void read(RowDigest digest, Value[] values) {
            sum = sum.plus(new RowSum(1, digest.row()));
            last = values;
            if (each) {
                all.add(new KeyedRow(key(table, rows.named(values)), digest));
            }
            if (++count % Slice.PART == 0) {
                part();
            }
        }

        private void part() {
            parts.add(new Slice.Part(sum, key(table, rows.named(last))));
            sum = RowSum.NONE;
        }

        Slice slice(int limit) {
            if (sum.count() > 0) {
                part();
            }
            return new Slice(parts, count < limit, all);
        }
    }
}
