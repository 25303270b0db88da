package org.reprise.catchup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reprise.catchup.NetRow.Becomes;
import org.reprise.proof.Change;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;

/** What the changes of several events make of each row, until it is written. For one thread. */
final class NetRows {
    /** So that a run of any length takes bounded memory. */
    private static final int MOST_ROWS = 20_000;

    private record Group(BulkTable table, Map<SortedMap<String, Value>, NetRow> rows) {
        List<NetRow> that(Becomes... which) {
            Set<Becomes> wanted = Set.of(which);
            return rows.values().stream()
                    .filter(row -> wanted.contains(row.becomes()))
                    .toList();
        }
    }

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final FreedValues freed = new FreedValues();
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * Takes the changes of one event.
     *
     * @param writing writes what was taken before, when a change has to come behind that
     * @return false when they cannot be made together with others; then nothing of them was taken
     */
    boolean add(List<Change> changes, Function<String, BulkTable> tables, Runnable writing) {
        List<BulkTable> of = new ArrayList<>(changes.size());
        for (Change change : changes) {
            if (!(change instanceof RowChange row)) {
                return false;
            }
            BulkTable table = tables.apply(row.table());
            if (!table.merges(row)) {
                return false;
            }
            of.add(table);
        }
        for (int i = 0; i < of.size(); i++) {
            RowChange row = (RowChange) changes.get(i);
            if (row.operation() != Operation.UPDATE || !row.after().isEmpty()) {
                add(of.get(i), row, writing);
            }
        }
        return true;
    }

    /** Takes one change of a row that keeps its name. */
    void add(BulkTable table, RowChange change, Runnable writing) {
        NetRow before = of(table).get(change.key());
        NetRow merged = before == null ? NetRow.of(change) : before.then(change, table.whole());
        if (merged == null
                || size >= MOST_ROWS
                || freed.isTaken(table, change, before)
                || isStep(table, change, before)) {
            writing.run();
            before = null;
            merged = NetRow.of(change);
        }
        freed.add(table, change, before);
        Map<SortedMap<String, Value>, NetRow> rows = of(table);
        if (before == null) {
            size++;
        } else if (before.becomes() != merged.becomes()) {
            // rows that refer to others of their table come and go in this order
            rows.remove(change.key());
        }
        rows.put(change.key(), merged);
    }

    /**
     * Whether a row has to be as it is now before it changes once more: it may refer to one that comes behind it, or have referred to one that
     * goes before it.
     */
    private static boolean isStep(BulkTable table, RowChange change, @Nullable NetRow before) {
        return before != null
                && switch (before.becomes()) {
                    case INSERTED ->
                        change.operation() == Operation.UPDATE
                                && table.refersToItself(change.after().keySet());
                    case UPDATED ->
                        change.operation() == Operation.DELETE
                                && table.refersToItself(before.after().keySet());
                    case DELETED, NOTHING -> false;
                };
    }

    private Map<SortedMap<String, Value>, NetRow> of(BulkTable table) {
        return groups.computeIfAbsent(table.name(), each -> new Group(table, new LinkedHashMap<>()))
                .rows();
    }

    /** Writes it all: parents before children, deletions the other way round and last. */
    void write(TableWriter writer) throws SQLException {
        List<Group> order = parentsFirst();
        look(writer::look);
        for (Group each : order) {
            writer.insert(each.table(), each.that(Becomes.INSERTED));
        }
        for (Group each : order) {
            writer.update(each.table(), each.that(Becomes.UPDATED));
        }
        for (int i = order.size() - 1; i >= 0; i--) {
            writer.delete(order.get(i).table(), order.get(i).that(Becomes.DELETED));
        }
        writer.done();
        groups.clear();
        freed.clear();
        size = 0;
    }

    interface Look {
        void at(BulkTable table, List<NetRow> rows) throws SQLException;
    }

    /** Has the rows looked at that are there before, and those that must not be there. */
    void look(Look look) throws SQLException {
        for (Group each : groups.values()) {
            look.at(each.table(), each.that(Becomes.UPDATED, Becomes.DELETED, Becomes.NOTHING));
        }
    }

    private List<Group> parentsFirst() {
        List<Group> order = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        groups.values().forEach(each -> visit(each, seen, order));
        return order;
    }

    private void visit(Group group, Set<String> seen, List<Group> order) {
        if (seen.add(group.table().name())) {
            groups.values().stream()
                    .filter(each -> each.table().isParentOf(group.table()))
                    .forEach(parent -> visit(parent, seen, order));
            order.add(group);
        }
    }
}
