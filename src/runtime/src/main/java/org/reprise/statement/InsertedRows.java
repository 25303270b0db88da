package org.reprise.statement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.statement.StatementText.Assignment;
import org.reprise.statement.StatementText.Part;

/** The rows of one execution of an INSERT of values, read in its own transaction after it by the keys that it gave them. */
final class InsertedRows implements ToldRows {
    private final StatementText statement;
    private final StatementTable table;
    private @Nullable Binding binding;
    private int read;

    InsertedRows(StatementText statement, StatementTable table) {
        this.statement = statement;
        this.table = table;
    }

    /** Each key must stand in the text, or be a parameter. */
    @Override
    public boolean canBeTold() {
        SortedSet<String> key = table.key();
        return !key.isEmpty()
                && rows().stream().allMatch(row -> row.size() == key.size())
                && rows().stream().flatMap(List::stream).allMatch(each -> isPlain(each.value()));
    }

    private static boolean isPlain(Part value) {
        List<SqlToken> tokens = value.tokens();
        int first = tokens.size() == 2 && tokens.get(0).is("-") ? 1 : 0;
        return tokens.size() == first + 1
                && switch (tokens.get(first).kind()) {
                    case NUMBER -> true;
                    case STRING -> first == 0;
                    case SYMBOL -> first == 0 && tokens.get(0).is("?");
                    case WORD, QUOTED -> false;
                };
    }

    /** What each row is given as its key. */
    private List<List<Assignment>> rows() {
        List<Assignment> all = statement.body().assignments();
        int width = (int) all.stream().map(Assignment::column).distinct().count();
        List<List<Assignment>> rows = new ArrayList<>();
        for (int i = 0; i + width <= all.size(); i += width) {
            rows.add(all.subList(i, i + width).stream()
                    .filter(each -> table.key().contains(each.column()))
                    .toList());
        }
        return rows;
    }

    @Override
    public void before(Binding given, Connection connection) {
        binding = given;
    }

    @Override
    public List<RowChange> after(Connection connection) throws SQLException {
        List<RowChange> changes = new ArrayList<>();
        SortedSet<String> written = new TreeSet<>(table.mapped());
        statement.body().assignments().forEach(each -> written.add(each.column()));
        written.removeAll(table.key());
        for (List<Assignment> key : rows()) {
            read(key, written, connection, changes);
        }
        read = changes.size();
        return changes;
    }

    private void read(List<Assignment> key, SortedSet<String> written, Connection connection, List<RowChange> changes)
            throws SQLException {
        String sql = "SELECT "
                + Stream.concat(table.key().stream(), written.stream())
                        .map(column -> table.table().column(column).name())
                        .collect(Collectors.joining(", "))
                + " FROM " + table.table().name() + " WHERE "
                + key.stream()
                        .map(each -> table.table().column(each.column()).name() + " = "
                                + each.value().text())
                        .collect(Collectors.joining(" AND "));
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int place = 1;
            for (Assignment each : key) {
                if (each.value().count() == 1 && binding != null) {
                    binding.bind(select, place++, each.value().parameters());
                }
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    SortedMap<String, Value> values =
                            table.values(rows, written, table.key().size() + 1);
                    changes.add(new RowChange(
                            Operation.INSERT,
                            table.name(),
                            table.values(rows, table.key(), 1),
                            values,
                            new TreeMap<>()));
                }
            }
        }
    }

    @Override
    public long count() {
        return read;
    }

    @Override
    public boolean areAll(long rows) {
        return rows == read;
    }
}
