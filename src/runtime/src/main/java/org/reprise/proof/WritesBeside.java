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

/**
 * What a database may write by itself when a row of one table is written, in words; empty where it writes nothing.
 *
 * @param always   with each change
 * @param deleting with the deletion of a row
 * @param renaming with the change of a column that others refer to, by its name in upper case
 */
public record WritesBeside(String always, String deleting, Map<String, String> renaming) {
    private static final String TRIGGERS = "SELECT TRIGGER_NAME FROM INFORMATION_SCHEMA.TRIGGERS"
            + " WHERE EVENT_OBJECT_TABLE = ? AND EVENT_OBJECT_SCHEMA = ?";
    private static final Set<Integer> ACTS = Set.of(
            DatabaseMetaData.importedKeyCascade,
            DatabaseMetaData.importedKeySetNull,
            DatabaseMetaData.importedKeySetDefault);

    public WritesBeside {
        renaming = Map.copyOf(renaming);
    }

    /** With this change. */
    public String of(RowChange row) {
        if (!always.isEmpty() || row.operation() == Operation.DELETE) {
            return always.isEmpty() ? deleting : always;
        }
        Optional<String> renamed =
                row.after().keySet().stream().filter(renaming::containsKey).findFirst();
        return row.operation() == Operation.UPDATE ? renamed.map(renaming::get).orElse("") : "";
    }

    /** Whether a foreign key with this rule writes rows by itself. */
    static boolean acts(int rule) {
        return ACTS.contains(rule);
    }

    /** Reads the triggers of a table, and the foreign keys that refer to it. */
    public static WritesBeside read(Connection connection, TablePlace place) throws SQLException {
        String[] deleting = {""};
        Map<String, String> renaming = new HashMap<>();
        place.referring(connection, key -> {
            String other = key.getString("FKTABLE_NAME");
            if (acts(key.getInt("DELETE_RULE"))) {
                deleting[0] = "ON DELETE of the foreign key of " + other;
            }
            if (acts(key.getInt("UPDATE_RULE"))) {
                renaming.put(
                        key.getString("PKCOLUMN_NAME").toUpperCase(Locale.ROOT),
                        "ON UPDATE of the foreign key of " + other);
            }
        });
        return new WritesBeside(trigger(connection, place), deleting[0], renaming);
    }

    private static String trigger(Connection connection, TablePlace place) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TRIGGERS)) {
            select.setString(1, place.name());
            select.setString(2, place.schema() == null ? place.catalog() : place.schema());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? "its trigger " + found.getString(1) : "";
            }
        }
    }
}
