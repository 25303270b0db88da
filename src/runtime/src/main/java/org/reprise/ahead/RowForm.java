package org.reprise.ahead;

import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.jspecify.annotations.Nullable;

/**
 * How rows of a table are read by their keys, and what EclipseLink makes of them.
 *
 * @param unit   the name of the session whose statement it is
 * @param sql    of one row
 * @param select the same in its parts
 * @param fields what it reads, in its order
 * @param key    that of them which is the key
 */
record RowForm(String unit, String sql, KeyedSelect select, List<DatabaseField> fields, DatabaseField key) {

    /** Empty where the statement is none that reads one row by its key. */
    static Optional<RowForm> of(String unit, DatabaseCall call) {
        @Nullable List<DatabaseField> fields = call.getFields();
        if (fields == null
                || fields.contains(null)
                || !call.isOneRowReturned()
                || call.getParameters().size() != 1) {
            return Optional.empty();
        }
        return KeyedSelect.of(call.getSQLString()).flatMap(select -> fields.stream()
                .filter(field -> field.getName().equalsIgnoreCase(select.keyName()))
                .findFirst()
                .map(key -> new RowForm(unit, call.getSQLString(), select, List.copyOf(fields), key)));
    }

    /** As EclipseLink takes it. */
    Vector<DatabaseField> vector() {
        return new Vector<>(fields);
    }

    @Nullable
    Object key(AbstractRecord row) {
        return row.get(key);
    }

    /** By its statement alone: fields are equal by their names only. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RowForm form && sql.equals(form.sql) && unit.equals(form.unit);
    }

    @Override
    public int hashCode() {
        return sql.hashCode();
    }
}
