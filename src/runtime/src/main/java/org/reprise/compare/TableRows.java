package org.reprise.compare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reprise.log.DatabaseMake;
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
        RowHasher hasher = new RowHasher();
        Value[] values = new Value[readings.size()];
        String columns = readings.stream().map(this::selected).collect(Collectors.joining(", "));
        try (Statement statement = snapshot.connection().createStatement()) {
            statement.setFetchSize(SiteSnapshot.FETCH);
            try (ResultSet row = statement.executeQuery("SELECT " + columns + " FROM " + table.name())) {
                while (row.next()) {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = readings.get(i).read(row, i + 1);
                    }
                    reader.read(hasher.digest(values, key), values);
                }
            }
        }
    }

    /** These values with the names of their columns. */
    SortedMap<String, Value> named(Value[] values) {
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
