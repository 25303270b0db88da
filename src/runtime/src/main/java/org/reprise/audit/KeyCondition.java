package org.reprise.audit;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.reprise.compare.TableRows;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.proof.Column;
import org.reprise.proof.TableCatalog.Table;
import org.reprise.proof.Value;

/** SQL about keys in the order of an index, written so that each make uses that index. For one statement. */
final class KeyCondition implements TableRows.Binder {

    private record Bound(Column column, Value value) {
        /** A number in another type than the column's would keep PostgreSQL from its index. */
        void bind(PreparedStatement statement, int place) throws SQLException {
            boolean whole =
                    column.type() == Types.BIGINT || column.type() == Types.INTEGER || column.type() == Types.SMALLINT;
            BigDecimal number = whole && value.kind() == Value.Kind.NUMBER ? new BigDecimal(value.text()) : null;
            if (number != null && number.scale() <= 0) {
                statement.setLong(place, number.longValueExact());
            } else {
                column.bind(statement, place, value);
            }
        }
    }

    private final Table table;
    private final List<Column> columns;
    private final List<String> order;
    private final DatabaseMake make;
    private final List<String> conditions = new ArrayList<>();
    private final List<Bound> bound = new ArrayList<>();

    KeyCondition(Table table, List<String> order, DatabaseMake make) {
        this.table = table;
        this.order = order;
        this.columns = order.stream().map(table::column).toList();
        this.make = make;
    }

    /** Those of the span, in order, so many at most. */
    String of(KeySpan span, int limit) {
        if (span.after() != null) {
            compare(">", ">", span.after());
        }
        if (span.upTo() != null) {
            compare("<", "<=", span.upTo());
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        String by = columns.isEmpty()
                ? ""
                : " ORDER BY " + columns.stream().map(Column::name).collect(Collectors.joining(", "));
        return where + by + " LIMIT " + limit;
    }

    private void compare(String strictly, String last, SortedMap<String, Value> key) {
        if (columns.size() == 1 || make == DatabaseMake.POSTGRESQL) {
            String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
            String marks = columns.stream().map(this::mark).collect(Collectors.joining(", "));
            conditions.add("(" + names + ") " + last + " (" + marks + ")");
            order.forEach(column -> add(column, key));
            return;
        }
        // the first by itself, for makes that find no range in what follows
        conditions.add(columns.get(0).name() + " " + strictly + "= ?");
        add(order.get(0), key);
        List<String> any = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<String> all = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                all.add(columns.get(j).name() + " = ?");
                add(order.get(j), key);
            }
            all.add(columns.get(i).name() + " " + (i == columns.size() - 1 ? last : strictly) + " ?");
            add(order.get(i), key);
            any.add("(" + String.join(" AND ", all) + ")");
        }
        conditions.add("(" + String.join(" OR ", any) + ")");
    }

    /** The rows of these keys. */
    String of(List<SortedMap<String, Value>> keys) {
        for (SortedMap<String, Value> key : keys) {
            order.forEach(column -> add(column, key));
        }
        if (columns.size() == 1) {
            Column only = columns.get(0);
            return " WHERE " + only.name() + " IN (" + String.join(", ", Collections.nCopies(keys.size(), mark(only)))
                    + ")";
        }
        String one = "("
                + columns.stream()
                        .map(column -> column.name() + " = " + mark(column))
                        .collect(Collectors.joining(" AND "))
                + ")";
        return " WHERE " + String.join(" OR ", Collections.nCopies(keys.size(), one));
    }

    private void add(String column, SortedMap<String, Value> key) {
        bound.add(new Bound(table.column(column), key.getOrDefault(column, Value.NULL)));
    }

    private String mark(Column column) {
        boolean fixed = column.type() == Types.CHAR && make == DatabaseMake.POSTGRESQL;
        return fixed ? "CAST(? AS bpchar)" : "?";
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        int place = 1;
        for (Bound each : bound) {
            each.bind(statement, place++);
        }
    }
}
