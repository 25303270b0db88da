package org.reprise.statement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.proof.Column;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.statement.StatementText.Assignment;
import org.reprise.statement.StatementText.Part;

/**
 * The rows that one execution of an UPDATE or DELETE changes, read in its own transaction: before it which they are, locked where the
 * make of database can, and after it what it wrote.
 */
final class StatementRows implements ToldRows {
    /** Rows that are read again by one SELECT. */
    private static final int TOGETHER = 200;

    private static final SortedMap<String, Value> NONE = new TreeMap<>();

    private final StatementText statement;
    private final StatementTable table;
    private final SortedSet<String> naming;

    /** How many rows are named so: one, where the table has a key. */
    private final Map<SortedMap<String, Value>, Long> met = new LinkedHashMap<>();

    private final Map<SortedMap<String, Value>, SortedMap<String, Value>> were = new HashMap<>();

    StatementRows(StatementText statement, StatementTable table) {
        this.statement = statement;
        this.table = table;
        this.naming = table.naming();
    }

    @Override
    public boolean canBeTold() {
        if (Chance.isIn(statement.from())
                || Chance.isIn(statement.body().condition())
                || Chance.isIn(statement.body().tail())) {
            // it would meet other rows than those that were read before it
            return false;
        }
        return statement.operation() == Operation.DELETE
                || (statement.operation() == Operation.UPDATE
                        && !table.key().isEmpty()
                        && statement.body().assignments().stream()
                                .map(Assignment::column)
                                .noneMatch(table.key()::contains));
    }

    @Override
    public void before(Binding binding, Connection connection) throws SQLException {
        SortedSet<String> others = new TreeSet<>(table.table().columns().keySet());
        others.removeAll(naming);
        String columns = Stream.concat(naming.stream(), others.stream())
                .map(column -> statement.reference() + "." + column(column).name())
                .collect(Collectors.joining(", "));
        Part condition = statement.body().condition();
        Part tail = statement.body().tail();
        String sql = "SELECT " + columns + " FROM " + statement.from().text()
                + (condition.isEmpty() ? "" : " WHERE " + condition.text())
                + (tail.isEmpty() ? "" : " " + tail.text())
                + lock(connection);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, binding);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    SortedMap<String, Value> name = table.values(rows, naming, 1);
                    SortedMap<String, Value> whole = table.values(rows, others, naming.size() + 1);
                    whole.putAll(name);
                    were.put(name, whole);
                    met.merge(name, 1L, Long::sum);
                }
            }
        }
        if (!table.key().isEmpty()) {
            // a join may have met a row more than once
            met.replaceAll((row, times) -> 1L);
        }
    }

    private String lock(Connection connection) throws SQLException {
        return switch (DatabaseMake.of(connection)) {
            case POSTGRESQL -> " FOR UPDATE OF " + unqualified(statement.reference());
            case MARIADB -> " FOR UPDATE";
            case H2 -> statement.from().text().contains(",") ? "" : " FOR UPDATE";
            case HSQLDB -> "";
        };
    }

    /** As PostgreSQL wants it there. */
    private static String unqualified(String reference) {
        List<SqlToken> parts = SqlToken.of(reference);
        return parts.get(parts.size() - 1).text();
    }

    private void bind(PreparedStatement select, Binding binding) throws SQLException {
        int place = 1;
        for (Part part : List.of(
                statement.from(), statement.body().condition(), statement.body().tail())) {
            for (int i = 0; i < part.count(); i++) {
                binding.bind(select, place++, part.parameters() + i);
            }
        }
    }

    @Override
    public long count() {
        return met.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public boolean areAll(long rows) {
        return statement.operation() == Operation.UPDATE ? rows <= count() : rows == count();
    }

    @Override
    public List<RowChange> after(Connection connection) throws SQLException {
        List<RowChange> changes = new ArrayList<>();
        if (statement.operation() == Operation.DELETE) {
            met.forEach((row, times) -> changes.add(new RowChange(Operation.DELETE, table.name(), row, NONE, NONE)
                    .met(times)
                    .of(Collections.nCopies(times.intValue(), whole(row)))));
            return changes;
        }
        List<SortedMap<String, Value>> keys = List.copyOf(met.keySet());
        SortedSet<String> written = new TreeSet<>();
        statement.body().assignments().forEach(each -> written.add(each.column()));
        written.addAll(table.own().columns());
        for (int i = 0; i < keys.size(); i += TOGETHER) {
            read(keys.subList(i, Math.min(i + TOGETHER, keys.size())), written, connection, changes);
        }
        return changes;
    }

    private void read(
            List<SortedMap<String, Value>> keys,
            SortedSet<String> written,
            Connection connection,
            List<RowChange> changes)
            throws SQLException {
        String one =
                naming.stream().map(column -> column(column).name() + " = ?").collect(Collectors.joining(" AND "));
        String sql = "SELECT " + names(naming) + ", " + names(written) + " FROM "
                + table.table().name() + " WHERE "
                + keys.stream().map(key -> "(" + one + ")").collect(Collectors.joining(" OR "));
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int place = 1;
            for (SortedMap<String, Value> key : keys) {
                for (Map.Entry<String, Value> column : key.entrySet()) {
                    column(column.getKey()).bind(select, place++, column.getValue());
                }
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    SortedMap<String, Value> name = table.values(rows, naming, 1);
                    changes.add(new RowChange(
                                    Operation.UPDATE,
                                    table.name(),
                                    name,
                                    table.values(rows, written, naming.size() + 1),
                                    NONE)
                            .of(List.of(whole(name))));
                }
            }
        }
    }

    /** As it was before. */
    private SortedMap<String, Value> whole(SortedMap<String, Value> name) {
        return were.getOrDefault(name, name);
    }

    private String names(Collection<String> columns) {
        return columns.stream().map(column -> column(column).name()).collect(Collectors.joining(", "));
    }

    private Column column(String name) {
        return table.table().column(name);
    }
}
