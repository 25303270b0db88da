package org.reprise.ahead;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Vector;
import java.util.function.Supplier;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.databaseaccess.DatabasePlatform;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.jspecify.annotations.Nullable;
import org.reprise.ahead.Habits.Habit;
import org.reprise.ahead.Habits.Wanted;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.statement.StatementShape;
import org.reprise.statement.StatementShape.Place;

/**
 * Rows of one transaction that were read before anybody asked for them. One that is written since is forgotten, and all are where it cannot
 * be said which is. What changes rows unseen, such as a trigger, is not known here: an event that meets what they were writes something
 * else than its proof says. For one thread.
 */
final class RowsAhead {
    /** Keys in one statement; fewer are filled up to a power of two, so that there are few statements. */
    private static final int AT_ONCE = 256;

    private final Map<String, Known> known = new HashMap<>();
    private boolean used;

    /** Rows in one form, by the keys by which they will be asked for. */
    private record Known(RowForm form, Map<Value, Row> rows) {}

    /** A null record is that of a row that is not there. */
    private record Row(@Nullable AbstractRecord record, Habit habit) {
        Optional<AbstractRecord> copy() {
            return Optional.ofNullable(record).map(AbstractRecord::clone);
        }
    }

    /** Reads rows together. */
    void read(AheadAccessor accessor, AbstractSession session, Map<RowForm, List<Wanted>> wanted) throws SQLException {
        for (Map.Entry<RowForm, List<Wanted>> each : wanted.entrySet()) {
            List<Wanted> all = each.getValue();
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                read(accessor, session, each.getKey(), all.subList(from, Math.min(all.size(), from + AT_ONCE)));
            }
        }
    }

    private void read(AheadAccessor accessor, AbstractSession session, RowForm form, List<Wanted> wanted)
            throws SQLException {
        Map<Value, Row> rows = known.computeIfAbsent(form.sql(), sql -> new Known(form, new HashMap<>()))
                .rows();
        Map<Value, Wanted> byValue = new HashMap<>();
        wanted.forEach(each -> byValue.put(Value.of(each.key()), each));
        Vector<DatabaseField> fields = form.vector();
        DatabaseField[] array = fields.toArray(DatabaseField[]::new);
        boolean byArray = accessor.getPlatform().isPostgreSQL();
        KeyedSelect parts = form.select();
        try (PreparedStatement select = accessor.getConnection()
                .prepareStatement(byArray ? parts.ofArray() : parts.of(places(wanted.size())))) {
            List<Object> keys = new ArrayList<>();
            wanted.forEach(each -> keys.add(each.key()));
            if (byArray) {
                // PostgreSQL compares each row with each of a list, and takes an array to its index
                select.setArray(1, accessor.getConnection().createArrayOf(type(keys.get(0)), keys.toArray()));
            } else {
                bind(select, keys, accessor.getPlatform(), session);
            }
            try (ResultSet found = select.executeQuery()) {
                ResultSetMetaData meta = found.getMetaData();
                boolean others = false;
                while (found.next()) {
                    AbstractRecord record = accessor.fetchRow(fields, array, found, meta, session);
                    Value key = value(form.key(record));
                    Wanted asked = key == null ? null : byValue.remove(key);
                    if (asked == null) {
                        others = true;
                    } else {
                        rows.put(key, new Row(record, asked.habit()));
                    }
                }
                if (!others) {
                    // where the database takes other keys for the same, none is known to be missing
                    byValue.forEach((key, asked) -> rows.put(key, new Row(null, asked.habit())));
                }
            }
        }
    }

    private static int places(int keys) {
        return keys == 1 ? 1 : Integer.highestOneBit(keys - 1) << 1;
    }

    private static void bind(
            PreparedStatement select, List<Object> keys, DatabasePlatform platform, AbstractSession session)
            throws SQLException {
        for (int i = 0; i < places(keys.size()); i++) {
            platform.setParameterValueInDatabaseCall(keys.get(Math.min(i, keys.size() - 1)), select, i + 1, session);
        }
    }

    private static String type(Object key) {
        return key instanceof String ? "text" : key instanceof Long ? "int8" : key instanceof Short ? "int2" : "int4";
    }

    /**
     * What the call asks for, if it was read.
     *
     * @param otherwise asked where it was not
     */
    @Nullable
    Object of(DatabaseCall call, Supplier<@Nullable Object> otherwise) {
        Known rows = known.get(call.getSQLString());
        if (rows == null || call.getParameters().size() != 1) {
            return otherwise.get();
        }
        Value key = value(call.getParameters().get(0));
        Row row = key == null ? null : rows.rows().get(key);
        if (row == null) {
            return otherwise.get();
        }
        row.habit().used();
        used = true;
        return row.copy().orElse(null);
    }

    /** Whether any was asked for. */
    boolean isUsed() {
        return used;
    }

    /** What tells keys apart, whichever class of number each is; null for what is no plain key. */
    private static @Nullable Value value(@Nullable Object key) {
        return Habits.isPlain(key) ? Value.of(key) : null;
    }

    /** A row was written. */
    void wrote(StatementShape shape, List<?> parameters) {
        for (Known each : known.values()) {
            KeyedSelect select = each.form().select();
            if (select.table().equals(shape.table())) {
                forget(each, shape, parameters);
            }
        }
    }

    private static void forget(Known known, StatementShape shape, List<?> parameters) {
        for (Place place : shape.operation() == Operation.INSERT ? shape.set() : shape.where()) {
            if (place.column().equals(known.form().select().keyName()) && place.parameter() != Place.NOWHERE) {
                Value key = value(parameters.get(place.parameter()));
                if (key != null) {
                    known.rows().remove(key);
                    return;
                }
            }
        }
        known.rows().clear();
    }

    /** Any row may be another now. */
    void clear() {
        known.clear();
    }
}
