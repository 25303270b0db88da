package org.reprise.worklist;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.reprise.audit.Writers;
import org.reprise.proof.Change;
import org.reprise.proof.Column;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.RowsRefusedException;
import org.reprise.proof.TableCatalog;
import org.reprise.proof.TableCatalog.Table;
import org.reprise.proof.UnreadableEvidenceException;
import org.reprise.proof.Value;
import org.reprise.quarantine.Content;
import org.reprise.worklist.Since.Verdict;

/**
 * Looks what happened to the rows of quarantined events since they were undone, in this site's own tables, which follow the primary's: so it
 * is as old as this site is behind. Reads only, outside any transaction. Safe for any thread.
 */
public final class RowsSince {
    /** Of one event, more rows are not looked at. */
    private static final int MOST_ROWS = 200;

    private static final String UNSEEN = "what it was before is not known";

    private final DataSource source;
    private final Writers writers;
    private final TableCatalog tables = new TableCatalog();

    /** @param writers looks for the last event that wrote a row */
    public RowsSince(DataSource source, Writers writers) {
        this.source = source;
        this.writers = writers;
    }

    /** The rows of an event; none where its evidence is not readable. */
    static List<Change> rows(Content content) {
        try {
            return content.rows();
        } catch (UnreadableEvidenceException | org.reprise.event.UnreadableEventException e) {
            return List.of();
        }
    }

    /** @param whole whether the rows are wanted, and who has changed them */
    Since of(long epoch, Content content, Fork fork, boolean whole) {
        List<Change> rows = rows(content);
        if (rows.isEmpty()) {
            return Since.unknown("no evidence of its rows was kept");
        }
        try (Connection connection = source.getConnection()) {
            List<Since.Row> looked = new ArrayList<>();
            boolean all = rows.size() <= MOST_ROWS;
            for (Change change : rows.subList(0, all ? rows.size() : MOST_ROWS)) {
                if (change instanceof RowChange row) {
                    looked.add(look(connection, row, fork.first(epoch, row), whole));
                } else {
                    all = false;
                    looked.add(new Since.Row(change.place(), "", "statement", "", "", ""));
                }
            }
            return since(looked, rows.size(), all, whole);
        } catch (SQLException | RowsRefusedException e) {
            return Since.unknown("its rows cannot be read here: " + e.getMessage());
        }
    }

    private static Since since(List<Since.Row> looked, int of, boolean all, boolean whole) {
        long unseen =
                looked.stream().filter(row -> row.changed().equals(UNSEEN)).count();
        long changed = looked.stream().filter(row -> !row.changed().isEmpty()).count() - unseen;
        List<Since.Row> shown = whole ? looked : List.of();
        if (changed > 0) {
            return new Since(Verdict.CONFLICT, changed + " of its " + of + " rows were changed since", shown);
        }
        return all && unseen == 0
                ? new Since(Verdict.NONE, "none of its " + of + " rows was changed since", shown)
                : new Since(
                        Verdict.UNKNOWN,
                        "it changed rows of which nothing is known: more than " + MOST_ROWS
                                + ", those of a statement, or such whose evidence does not say what they were",
                        shown);
    }

    private Since.Row look(Connection connection, RowChange row, RowChange first, boolean whole) throws SQLException {
        String changed = changed(connection, row, first);
        String by = changed.isEmpty() || !whole
                ? ""
                : writers.of(plain(row.table()), row.key()).text();
        return new Since.Row(
                row.table(),
                row.keyText(),
                row.operation().name().toLowerCase(java.util.Locale.ROOT),
                RowChange.text(row.after()),
                changed,
                by);
    }

    private static String plain(String table) {
        return table.substring(table.lastIndexOf('.') + 1);
    }

    /** What has become of it; empty where it is as it was. */
    private String changed(Connection connection, RowChange row, RowChange first) throws SQLException {
        Table table = tables.table(connection, row.table());
        boolean wasThere = first.operation() != Operation.INSERT;
        SortedMap<String, Value> before = before(table, first);
        if (first.count() != 1 || wasThere && before.isEmpty() && !first.after().isEmpty()) {
            return UNSEEN;
        }
        String columns = before.isEmpty() || !wasThere
                ? "1"
                : before.keySet().stream()
                        .map(column -> table.column(column).name())
                        .collect(Collectors.joining(", "));
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + columns + " FROM " + table.name() + table.where(row.key()))) {
            table.bind(select, List.of(Table.nonNull(row.key())));
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    return wasThere ? "it was deleted" : "";
                }
                return wasThere ? differences(table, found, before) : "it was inserted";
            }
        }
    }

    /** What the database said that the row held, or memory. */
    private static SortedMap<String, Value> before(Table table, RowChange first) {
        SortedMap<String, Value> before =
                new TreeMap<>(first.were().size() == 1 ? first.were().get(0) : first.before());
        before.keySet().retainAll(table.columns().keySet());
        return before;
    }

    private static String differences(Table table, ResultSet found, SortedMap<String, Value> before)
            throws SQLException {
        List<String> differing = new ArrayList<>();
        int place = 1;
        for (Map.Entry<String, Value> was : before.entrySet()) {
            Column column = table.column(was.getKey());
            Value is = column.held(found, place++, was.getValue());
            if (!is.isSame(was.getValue())) {
                differing.add(was.getKey() + " was " + was.getValue() + " and is " + is);
            }
        }
        return String.join("; ", differing);
    }
}
