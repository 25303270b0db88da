package org.reprise.fit;

import java.util.List;

/**
 * A foreign key of a table.
 *
 * @param columns  in upper case, in the order of the key
 * @param parent   the table that it refers to, in upper case
 * @param onDelete what the database does with this table's rows when the parent's row goes
 * @param onUpdate and when its key changes
 */
public record ForeignKey(List<String> columns, String parent, String onDelete, String onUpdate) {

    public ForeignKey {
        columns = List.copyOf(columns);
    }

    String shown() {
        return String.join(", ", columns) + " to " + parent;
    }

    String acts() {
        return "ON DELETE " + onDelete + " ON UPDATE " + onUpdate;
    }

    boolean isSameKey(ForeignKey other) {
        return columns.equals(other.columns) && parent.equals(other.parent);
    }
}
