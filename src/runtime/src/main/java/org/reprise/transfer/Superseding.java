package org.reprise.transfer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.UnreadableEventException;
import org.reprise.log.EvidenceStore;
import org.reprise.log.Portion;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.UnreadableEvidenceException;
import org.reprise.proof.WriteSet;

/**
 * Finds the events that later ones have made irrelevant, in a run of portions, from its end to its beginning. An event is left out
 * only if the next event of the same name and key that stays updates every row that it inserted or updated, and no other event that
 * stays writes one of those rows in between. What the evidence does not tell stays: an event without evidence, or with a statement of
 * unknown rows, may have written anything, so nothing before it is superseded by what is behind it.
 *
 * <p>Because a foreign key or a unique value may hang on it, an event also stays when one of another name in between wrote to a table
 * of its rows, or deleted anything, or when it inserted a row itself and one of another name wrote anything. Reads cannot be seen: the
 * proof of the reader finds them.
 */
final class Superseding {
    private static final byte[] FIELD = EventJson.supersedesField();

    private final EvidenceStore evidence;

    Superseding(EvidenceStore evidence) {
        this.evidence = evidence;
    }

    /** A row, by its table and key. */
    private record Row(String table, Map<String, ?> key) {}

    private record Subject(String name, String key) {}

    /** An event that stays, as the next writer of a row; {@code updates}: all it did to the row. */
    private record Writer(long seq, boolean updates) {}

    /**
     * What an event is to this.
     *
     * @param name    of its call; empty when it has not just one
     * @param subject null when it neither supersedes nor is superseded
     * @param rows    that it wrote, each with whether it only updated it; null when they are not known
     * @param inserts whether it inserted a row
     * @param deletes whether it deleted a row
     */
    private record Facts(
            String name,
            @Nullable Subject subject,
            @Nullable Map<Row, Boolean> rows,
            boolean inserts,
            boolean deletes) {
        static final Facts NOTHING = new Facts("", null, Map.of(), false, false);
        static final Facts UNKNOWN = new Facts("", null, null, true, true);
    }

    /** The events that stay, behind the one that is looked at: for each name the next that wrote anything, to a table, or deleted. */
    private static final class Staying {
        private static final String ANY = "*";
        private static final String DELETED = "-";

        final Map<Subject, Long> subjects = new HashMap<>();
        final Map<Row, Writer> writers = new HashMap<>();
        private final Map<String, Map<String, Long>> byName = new HashMap<>();

        void add(long seq, Facts facts) {
            Map<Row, Boolean> rows = facts.rows();
            if (rows == null) {
                subjects.clear();
                writers.clear();
                byName.clear();
                return;
            }
            if (!rows.isEmpty()) {
                Map<String, Long> next = byName.computeIfAbsent(facts.name(), name -> new HashMap<>());
                next.put(ANY, seq);
                rows.keySet().forEach(row -> next.put(row.table(), seq));
                if (facts.deletes()) {
                    next.put(DELETED, seq);
                }
            }
            rows.forEach((row, updates) -> writers.put(row, new Writer(seq, updates)));
            if (facts.subject() != null) {
                subjects.put(facts.subject(), seq);
            }
        }

        /** Whether {@code by} makes up for all of an event. */
        boolean covers(Facts facts, long by) {
            Map<Row, Boolean> rows = facts.rows();
            return rows != null
                    && !facts.deletes()
                    && rows.keySet().stream()
                            .map(writers::get)
                            .allMatch(writer -> writer != null && writer.seq() == by && writer.updates())
                    && !isInTheWay(facts, rows.keySet(), by);
        }

        private boolean isInTheWay(Facts facts, Set<Row> rows, long by) {
            Set<String> places = rows.stream().map(Row::table).collect(Collectors.toCollection(HashSet::new));
            places.add(facts.inserts() ? ANY : DELETED);
            return byName.entrySet().stream()
                    .filter(other -> !other.getKey().equals(facts.name()) && !rows.isEmpty())
                    .anyMatch(other -> places.stream()
                            .anyMatch(place -> other.getValue().getOrDefault(place, Long.MAX_VALUE) < by));
        }
    }

    /**
     * @param portions whole, side by side
     * @param taken    the others are not sent at all
     * @param stable   nothing behind it supersedes
     * @return each superseded seq, and the seq of the event that supersedes it
     */
    SortedMap<Long, Long> of(List<Portion> portions, Predicate<byte[]> taken, long stable) {
        SortedMap<Long, Long> superseded = new TreeMap<>();
        if (portions.stream().noneMatch(Superseding::mayHold)) {
            return superseded;
        }
        Staying staying = new Staying();
        for (int i = portions.size() - 1; i >= 0; i--) {
            Portion portion = portions.get(i);
            List<byte[]> bodies = portion.bodies();
            SortedMap<Long, byte[]> rows = evidence.between(portion.firstSeq(), portion.lastSeq());
            for (long seq = portion.lastSeq(); seq >= portion.firstSeq(); seq--) {
                byte[] body = bodies.get((int) (seq - portion.firstSeq()));
                if (seq > stable || !taken.test(body)) {
                    continue;
                }
                Facts facts = facts(body, rows.get(seq));
                Long by = facts.subject() == null ? null : staying.subjects.get(facts.subject());
                if (by != null && staying.covers(facts, by)) {
                    superseded.put(seq, by);
                } else {
                    staying.add(seq, facts);
                }
            }
        }
        return superseded;
    }

    private static boolean mayHold(Portion portion) {
        return portion.bodies().stream().anyMatch(body -> Bytes.contain(body, FIELD));
    }

    private static Facts facts(byte[] body, byte @Nullable [] evidence) {
        try {
            Event event = EventJson.decode(body);
            if (event.failure() != null) {
                return Facts.NOTHING;
            }
            List<Change> changes = changes(event, evidence);
            return changes == null ? Facts.UNKNOWN : facts(event, changes);
        } catch (UnreadableEventException | UnreadableEvidenceException e) {
            return Facts.UNKNOWN;
        }
    }

    private static @Nullable List<Change> changes(Event event, byte @Nullable [] evidence) {
        if (event.isRows()) {
            return event.rows();
        }
        if (evidence != null) {
            return EvidenceJson.decode(evidence);
        }
        return WriteSet.proof(List.of()).equals(event.proof()) ? List.of() : null;
    }

    private static Facts facts(Event event, List<Change> changes) {
        Map<Row, Boolean> rows = new HashMap<>();
        boolean inserts = false;
        boolean deletes = false;
        for (Change change : changes) {
            if (!(change instanceof RowChange row)) {
                return Facts.UNKNOWN;
            }
            inserts |= row.operation() == Operation.INSERT;
            deletes |= row.operation() == Operation.DELETE;
            rows.merge(
                    new Row(row.table(), row.key()), row.operation() == Operation.UPDATE, (one, other) -> one && other);
        }
        String name = event.calls().size() == 1 ? event.calls().get(0).name() : "";
        return new Facts(name, subject(event), rows, inserts, deletes);
    }

    private static @Nullable Subject subject(Event event) {
        if (event.calls().size() != 1 || !event.ids().isEmpty()) {
            return null;
        }
        Call call = event.calls().get(0);
        String key = call.labels().supersedes();
        return key.isEmpty() || call.exception() != null ? null : new Subject(call.name(), key);
    }
}
