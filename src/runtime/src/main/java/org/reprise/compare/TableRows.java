package org.reprise.compare;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.proof.Column;
import org.reprise.proof.TableCatalog.Table;
import org.reprise.proof.Value;

/**
 * All rows of one table in canonical form, in whatever order the database gives them, one at a time: equal content gives equal
 * values on every make.
 */
public final class TableRows {

    /** Sees a row while it is read. */
    public interface Reader {
        void read(RowDigest digest, Value[] values) throws SQLException;
    }

    /** Gives a condition its parameters. */
    public interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** A column here, and the form in which it is compared. */
    private record Reading(String name, Column column, Form own, Form shared) {
        Value read(ResultSet row, int place) throws SQLException {
            Value value = own.read(row, place, column);
            return own == shared ? value : shared.take(value);
        }
    }

    private final SiteSnapshot snapshot;
    private final Table table;
    private final List<Reading> readings = new ArrayList<>();
    private final int[] key;

    public TableRows(SiteSnapshot snapshot, Table table, SharedTable shared) {
        this.snapshot = snapshot;
        this.table = table;
        for (Map.Entry<String, Form> each : shared.columns().entrySet()) {
            Column column = table.column(each.getKey());
            readings.add(new Reading(each.getKey(), column, Form.of(column), each.getValue()));
        }
        List<String> names = List.copyOf(shared.columns().keySet());
        key = shared.key().stream().mapToInt(names::indexOf).toArray();
    }

    /** Shows each row to {@code reader}; the array is used again for the next. */
    public void each(Reader reader) throws SQLException {
        if (readings.isEmpty()) {
            return;
        }
        Scan scan = new Scan(reader);
        String columns = readings.stream().map(this::selected).collect(Collectors.joining(", "));
        Optional<String> pages = snapshot.make() == DatabaseMake.HSQLDB ? numberedBy() : Optional.empty();
        if (pages.isPresent()) {
            scan.pages(columns, pages.get());
        } else {
            scan.whole(columns);
        }
    }

    /** Shows the rows that these columns name. */
    void named(List<SortedMap<String, Value>> names, Reader reader) throws SQLException {
        for (SortedMap<String, Value> name : names) {
            those(table.where(name), statement -> table.bind(statement, List.of(Table.nonNull(name))), reader);
        }
    }

    /**
     * Shows the rows that a condition leaves.
     *
     * @param condition all that stands behind the table's name, such as an order and a limit, too
     */
    public void those(String condition, Binder binder, Reader reader) throws SQLException {
        String columns = readings.stream().map(this::selected).collect(Collectors.joining(", "));
        String select = "SELECT " + columns + " FROM " + table.name() + condition;
        try (PreparedStatement statement = snapshot.connection().prepareStatement(select)) {
            statement.setFetchSize(SiteSnapshot.FETCH);
            binder.bind(statement);
            Scan scan = new Scan(reader);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    scan.read(row);
                }
            }
        }
    }

    /**
     * The one column of the key, if it holds integers. HSQLDB makes a copy of a whole result before it gives the first row, on disk;
     * by such a key it is read in parts that fit into the memory, some three times as fast.
     */
    private Optional<String> numberedBy() {
        Column only = table.key().size() == 1 ? table.column(table.key().get(0)) : null;
        return only != null && (only.type() == Types.BIGINT || only.type() == Types.INTEGER)
                ? Optional.of(only.name())
                : Optional.empty();
    }

    /** One reading of the table. */
    private final class Scan {
        private final Reader reader;
        private final RowHasher hasher = new RowHasher();
        private final Value[] values = new Value[readings.size()];

        Scan(Reader reader) {
            this.reader = reader;
        }

        void whole(String columns) throws SQLException {
            try (Statement statement = snapshot.connection().createStatement()) {
                statement.setFetchSize(SiteSnapshot.FETCH);
                try (ResultSet row = statement.executeQuery("SELECT " + columns + " FROM " + table.name())) {
                    while (row.next()) {
                        read(row);
                    }
                }
            }
        }

        void pages(String columns, String key) throws SQLException {
            String select = "SELECT " + columns + ", " + key + " FROM " + table.name();
            String order = " ORDER BY " + key + " LIMIT " + SiteSnapshot.FETCH;
            Connection connection = snapshot.connection();
            try (PreparedStatement first = connection.prepareStatement(select + order);
                    PreparedStatement next = connection.prepareStatement(select + " WHERE " + key + " > ?" + order)) {
                long[] last = {0};
                for (boolean more = page(first, last); more; more = page(next, last)) {
                    next.setLong(1, last[0]);
                }
            }
        }

        private boolean page(PreparedStatement statement, long[] last) throws SQLException {
            int count = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    read(row);
                    last[0] = row.getLong(values.length + 1);
                    count++;
                }
            }
            return count == SiteSnapshot.FETCH;
        }

        private void read(ResultSet row) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                values[i] = readings.get(i).read(row, i + 1);
            }
            reader.read(hasher.digest(values, key), values);
        }
    }

    /** These values with the names of their columns. */
    public SortedMap<String, Value> named(Value[] values) {
        SortedMap<String, Value> named = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(readings.get(i).name(), values[i]);
        }
        return named;
    }

    /** MariaDB writes six digits of a number of single precision, which has up to nine. */
    private String selected(Reading reading) {
        return snapshot.make() == DatabaseMake.MARIADB && reading.column().type() == Types.REAL
                ? "CAST(" + reading.column().name() + " AS DOUBLE)"
                : reading.column().name();
    }
}
