package org.reprise.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.reprise.audit.AuditedTable.Way;
import org.reprise.compare.Hash;
import org.reprise.compare.RowSum;
import org.reprise.proof.Value;

/** One way through a table, from end to end, some rows in each step. For one thread. */
final class TableWalk {
    /** This site may have more rows in a span than the upstream; so many times more are read. */
    private static final int ROOM = 4;

    /** Where one of so many rows is in another span here, the sites order keys otherwise. */
    private static final int OTHERWISE = 4;

    private AuditedTable table;
    private final List<String> ownOrder;
    private final AuditedRows own;
    private @Nullable SortedMap<String, Value> after;
    /** Rows of the upstream so far, those of them that were not in their spans here, and those that were here only. */
    private long walked;

    private long missed;
    private long surplus;

    private boolean back;
    private boolean ended;
    private String note = "";

    TableWalk(AuditedTable table, List<String> ownOrder, AuditedRows own) {
        this.table = table;
        this.ownOrder = ownOrder;
        this.own = own;
    }

    /**
     * What a step brought.
     *
     * @param read     rows, at the upstream
     * @param unequal  what names the rows that were not the same
     */
    record Met(long read, List<KeyedRow> unequal) {}

    AuditedTable table() {
        return table;
    }

    boolean ended() {
        return ended;
    }

    /** Why not all rows were walked through; empty when they were. */
    String note() {
        return note;
    }

    Met step(Upstream upstream, int limit) {
        return switch (table.way()) {
            case RANGES -> range(upstream, limit);
            case KEYS -> back ? theirsByMine(upstream, limit) : mineByTheirs(upstream, limit);
            case WHOLE -> whole(upstream);
        };
    }

    private Met range(Upstream upstream, int limit) {
        Slice theirs = upstream.slice(table, KeySpan.after(after), limit, false);
        List<Slice.Part> parts = theirs.parts();
        List<KeySpan> spans = spans(theirs);
        List<List<KeyedRow>> mine = own.spans(table, spans, Slice.PART * ROOM);
        List<KeyedRow> unequal = new ArrayList<>();
        long read = theirs.sum().count();
        for (int i = 0; i < spans.size(); i++) {
            RowSum sum = i < parts.size() ? parts.get(i).sum() : RowSum.NONE;
            if (!sum.equals(sum(mine.get(i)))) {
                List<KeyedRow> each = upstream.slice(table, spans.get(i), Slice.PART * ROOM, true)
                        .rows();
                read += each.size();
                unequal.addAll(unequal(each, mine.get(i)));
                missed += strangers(each, mine.get(i));
                surplus += strangers(mine.get(i), each);
            }
        }
        after = spans.get(spans.size() - 1).upTo();
        ended = theirs.end();
        walked += theirs.sum().count();
        // inserts that are not here yet are missed only
        if (!ended && Math.min(missed, surplus) > 0 && (missed + surplus) * OTHERWISE > walked) {
            table = table.by(Way.KEYS);
        }
        return new Met(read, unequal);
    }

    /** Of the parts, of which the last is open where no row can be behind it. */
    private List<KeySpan> spans(Slice theirs) {
        List<KeySpan> spans = new ArrayList<>();
        SortedMap<String, Value> from = after;
        for (Slice.Part part : theirs.parts()) {
            spans.add(KeySpan.after(from).upTo(part.last()));
            from = part.last();
        }
        if (theirs.end()) {
            KeySpan last = spans.isEmpty() ? KeySpan.after(from) : spans.remove(spans.size() - 1);
            spans.add(last.upTo(null));
        }
        return spans;
    }

    /** Rows whose keys are among the others not. */
    private static long strangers(List<KeyedRow> rows, List<KeyedRow> others) {
        return rows.size() - known(others, rows).size();
    }

    private static RowSum sum(List<KeyedRow> rows) {
        return rows.stream().map(row -> new RowSum(1, row.digest().row())).reduce(RowSum.NONE, RowSum::plus);
    }

    private Met mineByTheirs(Upstream upstream, int limit) {
        Slice theirs = upstream.slice(table, KeySpan.after(after), limit, true);
        List<KeyedRow> rows = theirs.rows();
        List<KeyedRow> unequal = unequal(rows, known(rows, own.found(table, keys(rows))));
        after = theirs.end()
                ? null
                : theirs.parts().get(theirs.parts().size() - 1).last();
        back = theirs.end();
        return new Met(rows.size(), unequal);
    }

    private Met theirsByMine(Upstream upstream, int limit) {
        Slice mine = own.slice(table.by(ownOrder), KeySpan.after(after), limit, true);
        List<KeyedRow> rows = mine.rows();
        List<KeyedRow> theirs = rows.isEmpty() ? List.of() : upstream.found(table, keys(rows));
        after = mine.end() ? null : mine.parts().get(mine.parts().size() - 1).last();
        ended = mine.end();
        return new Met(rows.size(), unequal(known(rows, theirs), rows));
    }

    private Met whole(Upstream upstream) {
        Slice theirs = upstream.slice(table, KeySpan.ALL, AuditedRows.WHOLE + 1, false);
        Slice mine = own.slice(table, KeySpan.ALL, AuditedRows.WHOLE + 1, true);
        long read = theirs.sum().count();
        ended = true;
        if (Math.max(read, mine.sum().count()) > AuditedRows.WHOLE) {
            note = "It has no key that both sites have, and more than " + AuditedRows.WHOLE
                    + " rows: nothing of it is audited. Give it a key, or compare it by 'reprise jobs compare'";
            return new Met(read, List.of());
        } else if (theirs.sum().equals(mine.sum())) {
            return new Met(read, List.of());
        }
        List<KeyedRow> each =
                upstream.slice(table, KeySpan.ALL, AuditedRows.WHOLE, true).rows();
        return new Met(read + each.size(), unequal(each, mine.rows()));
    }

    private static List<SortedMap<String, Value>> keys(List<KeyedRow> rows) {
        return rows.stream().map(KeyedRow::key).toList();
    }

    /** A database may find another row, too, whose key is equal to it alone. */
    private static List<KeyedRow> known(List<KeyedRow> asked, List<KeyedRow> found) {
        Map<Hash, KeyedRow> keys = new HashMap<>();
        asked.forEach(row -> keys.put(row.digest().key(), row));
        return found.stream()
                .filter(row -> keys.containsKey(row.digest().key()))
                .toList();
    }

    /** One row of each key whose rows are not the same. */
    private static List<KeyedRow> unequal(List<KeyedRow> theirs, List<KeyedRow> mine) {
        Map<Hash, KeyedRow> named = new LinkedHashMap<>();
        Map<Hash, RowSum> here = sums(mine, named);
        Map<Hash, RowSum> there = sums(theirs, named);
        return named.entrySet().stream()
                .filter(each -> !here.getOrDefault(each.getKey(), RowSum.NONE)
                        .equals(there.getOrDefault(each.getKey(), RowSum.NONE)))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Map<Hash, RowSum> sums(List<KeyedRow> rows, Map<Hash, KeyedRow> named) {
        Map<Hash, RowSum> sums = new HashMap<>();
        for (KeyedRow row : rows) {
            named.putIfAbsent(row.digest().key(), row);
            sums.merge(row.digest().key(), new RowSum(1, row.digest().row()), RowSum::plus);
        }
        return sums;
    }
}
