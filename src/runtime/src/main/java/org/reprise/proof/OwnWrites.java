package org.reprise.proof;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.TableCatalog.Table;

/**
 * What the database wrote by itself when a row was written: by triggers, and by foreign keys that act. No evidence says what that was, so
 * such a change cannot be taken back. Of one connection, in one thread.
 */
final class OwnWrites {
    private static final String TRIGGERS = "SELECT TRIGGER_NAME FROM INFORMATION_SCHEMA.TRIGGERS"
            + " WHERE EVENT_OBJECT_TABLE = ? AND EVENT_OBJECT_SCHEMA = ?";
    private static final Set<Integer> ACTS = Set.of(
            DatabaseMetaData.importedKeyCascade,
            DatabaseMetaData.importedKeySetNull,
            DatabaseMetaData.importedKeySetDefault);

    /**
     * Of one table, in words; empty where there are none.
     *
     * @param always   with each change
     * @param deleting with the deletion of a row
     * @param renaming with the change of a column that others refer to, by its name in upper case
     */
    private record Beside(String always, String deleting, Map<String, String> renaming) {
        String of(RowChange row) {
            if (!always.isEmpty() || row.operation() == Operation.DELETE) {
                return always.isEmpty() ? deleting : always;
            }
            Optional<String> renamed =
                    row.after().keySet().stream().filter(renaming::containsKey).findFirst();
            return row.operation() == Operation.UPDATE
                    ? renamed.map(renaming::get).orElse("")
                    : "";
        }
    }

    private final Connection connection;
    private final Map<String, Beside> known = new HashMap<>();

    OwnWrites(Connection connection) {
        this.connection = connection;
    }

    /** What it may have written beside this change, in words; empty where it wrote nothing. */
    String beside(Table table, RowChange row) throws SQLException {
        Beside found = known.get(row.table());
        if (found == null) {
            found = read(table.place());
            known.put(row.table(), found);
        }
        return found.of(row);
    }

    private Beside read(TablePlace place) throws SQLException {
        String[] deleting = {""};
        Map<String, String> renaming = new HashMap<>();
        place.referring(connection, key -> {
            String other = key.getString("FKTABLE_NAME");
            if (ACTS.contains(key.getInt("DELETE_RULE"))) {
                deleting[0] = "ON DELETE of the foreign key of " + other;
            }
            if (ACTS.contains(key.getInt("UPDATE_RULE"))) {
                renaming.put(
                        key.getString("PKCOLUMN_NAME").toUpperCase(Locale.ROOT),
                        "ON UPDATE of the foreign key of " + other);
            }
        });
        return new Beside(trigger(place), deleting[0], renaming);
    }

    private String trigger(TablePlace place) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TRIGGERS)) {
            select.setString(1, place.name());
            select.setString(2, place.schema() == null ? place.catalog() : place.schema());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? "its trigger " + found.getString(1) : "";
            }
        }
    }
}
