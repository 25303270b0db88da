package org.reprise.eclipselink;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.DirectToFieldChangeRecord;
import org.eclipse.persistence.internal.sessions.ObjectChangeSet;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.queries.ObjectLevelModifyQuery;
import org.eclipse.persistence.sessions.changesets.ChangeRecord;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.RowChange;
import org.reprise.proof.Value;

/** The rows of entities: what the statement does not say, the object and its mapping do. Safe for threads. */
final class ObjectRows {
    private final HeldRows held;
    private final Map<ClassDescriptor, Map<String, MappedTable>> tables = new ConcurrentHashMap<>();
    private final Map<String, Optional<MappedTable>> referred = new ConcurrentHashMap<>();

    ObjectRows(Clock clock) {
        this.held = new HeldRows(clock);
    }

    /**
     * Complete at once, but for an insert whose key the database makes: that is complete when the statement has ended.
     *
     * @param rest whether the other columns of an updated row are read
     */
    Supplier<RowChange> change(ObjectLevelModifyQuery query, StatementRow row, boolean rest) {
        ClassDescriptor descriptor = descriptor(query);
        MappedTable table = tables.computeIfAbsent(descriptor, each -> new ConcurrentHashMap<>())
                .computeIfAbsent(row.table(), name -> new MappedTable(descriptor, name));
        if (table.keyColumns().isEmpty()) {
            RowChange alone = row.alone();
            return () -> alone;
        }
        return switch (row.operation()) {
            case INSERT -> inserted(query, row, table);
            case UPDATE -> {
                Supplier<RowChange> change = held.now(query, row, table, updated(query, row, table));
                yield rest ? held.rest(query, row, table, change) : change;
            }
            case DELETE -> {
                RowChange change = deleted(query, row, table);
                yield () -> change;
            }
        };
    }

    /** The row of an object to which another one refers, such as that of a one-sided list, where the database has a say in it. */
    Supplier<RowChange> referred(DatabaseQuery query, StatementRow row, long rows) {
        RowChange alone = row.alone().met(rows);
        Supplier<RowChange> plain = () -> alone;
        return rows != 1
                ? plain
                : of(query, row.table())
                        .filter(table -> row.where().keySet().containsAll(table.keyColumns()))
                        .map(table -> referred(query, row, table, alone))
                        .orElse(plain);
    }

    private Supplier<RowChange> referred(DatabaseQuery query, StatementRow row, MappedTable table, RowChange alone) {
        SortedMap<String, Value> key = StatementRow.only(row.where(), table.keyColumns());
        Supplier<RowChange> now = held.now(query, row, table, row(row, key, row.set(), new TreeMap<>()));
        return () -> {
            RowChange read = now.get();
            return read.after().equals(row.set()) ? alone : read;
        };
    }

    private Optional<MappedTable> of(DatabaseQuery query, String table) {
        return referred.computeIfAbsent(table, name -> query.getSession().getDescriptors().values().stream()
                .filter(descriptor -> !descriptor.isAggregateDescriptor())
                .filter(descriptor -> descriptor.getTables().stream()
                        .anyMatch(each -> each.getQualifiedName().equalsIgnoreCase(name)))
                .map(descriptor -> new MappedTable(descriptor, name))
                .findFirst());
    }

    /** Of the object's own class: a query may have been prepared for another one of its hierarchy. */
    private static ClassDescriptor descriptor(ObjectLevelModifyQuery query) {
        Object object = query.getObject();
        return object == null ? query.getDescriptor() : query.getSession().getDescriptor(object);
    }

    private Supplier<RowChange> inserted(ObjectLevelModifyQuery query, StatementRow row, MappedTable table) {
        Set<String> columns = table.keyColumns();
        SortedMap<String, Value> after = StatementRow.without(row.set(), columns);
        SortedMap<String, Value> key = StatementRow.only(row.set(), columns);
        if (key.size() < columns.size() || key.containsValue(Value.NULL)) {
            Object object = query.getObject();
            AbstractSession session = query.getSession();
            return held.later(
                    query,
                    row,
                    table,
                    () -> row(row, table.key(object, session, row.values()), after, new TreeMap<>()));
        }
        return held.now(query, row, table, row(row, key, after, new TreeMap<>()));
    }

    private static RowChange updated(ObjectLevelModifyQuery query, StatementRow row, MappedTable table) {
        SortedMap<String, Value> key = key(row, table);
        Set<String> known = new HashSet<>(row.set().keySet());
        known.addAll(key.keySet());
        SortedMap<String, Value> before = table.row(query.getObject(), query.getSession(), row.values(), known);
        before.putAll(before(query, row, table));
        // such as a version: the statement has met it
        row.where().forEach((column, value) -> {
            if (row.set().containsKey(column)) {
                before.put(column, value);
            }
        });
        return row(row, key, StatementRow.without(row.set(), key.keySet()), before);
    }

    private static RowChange deleted(ObjectLevelModifyQuery query, StatementRow row, MappedTable table) {
        @Nullable Object object = query.getObject();
        SortedMap<String, Value> key = key(row, table);
        SortedMap<String, Value> before =
                object == null ? new TreeMap<>() : table.row(object, query.getSession(), row.values(), key.keySet());
        return row(row, key, new TreeMap<>(), before);
    }

    private static RowChange row(
            StatementRow row,
            SortedMap<String, Value> key,
            SortedMap<String, Value> after,
            SortedMap<String, Value> before) {
        return new RowChange(row.operation(), row.table(), key, after, before);
    }

    /** A version in the WHERE names no row. */
    private static SortedMap<String, Value> key(StatementRow row, MappedTable table) {
        SortedMap<String, Value> key = StatementRow.only(row.where(), table.keyColumns());
        return key.isEmpty() ? row.where() : key;
    }

    /**
     * Whether an attribute was given another value and its own again. A woven class has that written, so it counts as written: it is what
     * memory held, and not what the row did.
     */
    static boolean isBack(DirectToFieldChangeRecord change) {
        return Objects.deepEquals(change.getOldValue(), change.getNewValue());
    }

    /** The old values of basic attributes, where EclipseLink kept them. */
    private static SortedMap<String, Value> before(ObjectLevelModifyQuery query, StatementRow row, MappedTable table) {
        SortedMap<String, Value> before = new TreeMap<>();
        ObjectChangeSet changes = query.getObjectChangeSet();
        if (changes == null) {
            return before;
        }
        for (ChangeRecord record : changes.getChanges()) {
            if (record instanceof DirectToFieldChangeRecord direct
                    && direct.getMapping() instanceof AbstractDirectMapping mapping) {
                String column = table.column(mapping.getField());
                Value after = row.set().get(column);
                if (after != null && !isBack(direct)) {
                    Object old = mapping.getFieldValue(direct.getOldValue(), query.getSession());
                    before.put(column, row.values().before(column, old, after));
                }
            }
        }
        return before;
    }
}
