package org.reprise.catchup;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reprise.catchup.ArrayRows.Part;
import org.reprise.catchup.NetRow.Becomes;
import org.reprise.jdbc.DatabaseMake;

/**
 * {@link TableWriter} by PostgreSQL's arrays: a statement writes up to {@value ArrayRows#MOST} rows, of which it looks itself what they
 * held before and hold behind. What it does not find to be as it should be, exactly, is looked at, written and read again as
 * {@link JdbcBatches} does it, which knows what is the same all the same, and says what is not. So are rows with a column that has no
 * {@link ArrayForm}.
 */
final class PostgresArrays implements TableWriter {
    /** Of fewer, a statement of their own costs more than it saves. */
    private static final int FEW = 3;

    private final Connection connection;
    private final JdbcBatches batches;
    private final PlansByKey plans;

    PostgresArrays(Connection connection) {
        this.connection = connection;
        this.batches = new JdbcBatches(connection, DatabaseMake.POSTGRESQL);
        this.plans = new PlansByKey(connection);
    }

    /** Those that are updated or deleted are looked at by the statement that does it. */
    @Override
    public void look(BulkTable table, List<NetRow> rows) throws SQLException {
        batches.look(
                table,
                rows.stream().filter(row -> row.becomes() == Becomes.NOTHING).toList());
    }

    private interface Statement {
        void of(ArrayRows rows) throws SQLException;
    }

    private interface Rest {
        void of(List<NetRow> rows) throws SQLException;
    }

    /** Those that are alike, together; the rest as it is given. */
    private static void each(BulkTable table, List<NetRow> rows, Statement statement, Rest rest) throws SQLException {
        List<ArrayRows> open = new ArrayList<>();
        List<NetRow> others = new ArrayList<>();
        for (NetRow row : rows) {
            ArrayRows alike = alike(open, row);
            if (alike == null) {
                alike = ArrayRows.of(table, row);
                if (alike != null && alike.add(row)) {
                    open.add(alike);
                } else {
                    others.add(row);
                }
            } else if (!alike.add(row)) {
                others.add(row);
            } else if (alike.rows().size() == ArrayRows.MOST) {
                open.remove(alike);
                statement.of(alike);
            }
        }
        for (ArrayRows each : open) {
            if (each.rows().size() > FEW) {
                statement.of(each);
            } else {
                others.addAll(each.rows());
            }
        }
        if (!others.isEmpty()) {
            rest.of(others);
        }
    }

    private static @Nullable ArrayRows alike(List<ArrayRows> open, NetRow row) {
        for (ArrayRows each : open) {
            if (each.isAlike(row)) {
                return each;
            }
        }
        return null;
    }

    @Override
    public void insert(BulkTable table, List<NetRow> rows) throws SQLException {
        each(table, rows, alike -> insert(table, alike), rest -> batches.insert(table, rest));
    }

    private void insert(BulkTable table, ArrayRows rows) throws SQLException {
        List<Part> whole = rows.whole();
        // in the order of their names, as an insert has them
        whole.sort((one, other) -> one.mapped().compareTo(other.mapped()));
        String sql = "WITH v AS MATERIALIZED (SELECT * FROM " + rows.table() + "), w AS ("
                + table.table().insertInto(ArrayRows.mapped(whole)) + " SELECT "
                + ArrayRows.text(whole, Part::there, ", ") + " FROM v RETURNING "
                + ArrayRows.text(whole, part -> part.column().name(), ", ") + ") SELECT NOT EXISTS (SELECT "
                + ArrayRows.text(whole, part -> part.form().exact(part.there()), ", ") + " FROM v EXCEPT SELECT "
                + ArrayRows.text(
                        whole, part -> part.form().exact("w." + part.column().name()), ", ") + " FROM w)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            rows.bind(statement);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                if (found.getBoolean(1)) {
                    return;
                }
            }
        }
        batches.readBack(table, rows.rows());
    }

    @Override
    public void update(BulkTable table, List<NetRow> rows) throws SQLException {
        each(table, rows, alike -> update(table, alike), rest -> updateSingly(table, rest));
    }

    private void updateSingly(BulkTable table, List<NetRow> rows) throws SQLException {
        batches.look(table, rows);
        batches.update(table, rows);
    }

    private void update(BulkTable table, ArrayRows rows) throws SQLException {
        String same = ArrayRows.text(rows.before(), part -> " AND " + part.isSame(), "");
        String sql = "UPDATE " + table.name() + " AS t SET "
                + ArrayRows.text(rows.after(), part -> part.column().name() + " = " + part.there(), ", ") + " FROM "
                + rows.table() + " WHERE " + found(rows) + same + " RETURNING v.o, "
                + ArrayRows.text(rows.after(), Part::isSame, " AND ") + " AS held";
        List<NetRow> left = new ArrayList<>();
        List<NetRow> odd = new ArrayList<>();
        sort(rows, written(sql, rows), left, odd);
        if (!odd.isEmpty()) {
            batches.readBack(table, odd);
        }
        if (!left.isEmpty()) {
            updateSingly(table, left);
        }
    }

    @Override
    public void delete(BulkTable table, List<NetRow> rows) throws SQLException {
        each(table, rows, alike -> delete(table, alike), rest -> deleteSingly(table, rest));
    }

    private void deleteSingly(BulkTable table, List<NetRow> rows) throws SQLException {
        batches.look(table, rows);
        batches.delete(table, rows);
    }

    private void delete(BulkTable table, ArrayRows rows) throws SQLException {
        String sql = "DELETE FROM " + table.name() + " AS t USING " + rows.table() + " WHERE " + found(rows)
                + " RETURNING v.o, TRUE AS held";
        List<NetRow> left = new ArrayList<>();
        sort(rows, written(sql, rows), left, new ArrayList<>());
        if (!left.isEmpty()) {
            deleteSingly(table, left);
        }
    }

    private static String found(ArrayRows rows) {
        return ArrayRows.text(rows.key(), part -> part.form().found(part.here(), part.there()), " AND ");
    }

    /** The places of the rows that were written, below zero where they do not hold what they were given; null where all is well. */
    private Long @Nullable [] written(String writing, ArrayRows rows) throws SQLException {
        plans.begin();
        String sql = "WITH w AS (" + writing + ") SELECT CASE WHEN count(*) FILTER (WHERE held) < "
                + "? THEN coalesce(array_agg(CASE WHEN held THEN o ELSE -o END), '{}') END FROM w";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(rows.bind(statement), rows.rows().size());
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                Array places = found.getArray(1);
                return places == null ? null : (Long[]) places.getArray();
            }
        }
    }

    private static void sort(ArrayRows rows, Long @Nullable [] written, List<NetRow> left, List<NetRow> odd) {
        if (written == null) {
            return;
        }
        Set<Long> places = new HashSet<>(List.of(written));
        for (int i = 0; i < rows.rows().size(); i++) {
            long place = i + 1L;
            if (places.contains(-place)) {
                odd.add(rows.rows().get(i));
            } else if (!places.contains(place)) {
                left.add(rows.rows().get(i));
            }
        }
    }

    @Override
    public void done() throws SQLException {
        plans.end();
    }
}
