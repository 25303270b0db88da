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
import org.reprise.event.EventJson;
import org.reprise.event.Footprint;
import org.reprise.event.Footprint.Row;
import org.reprise.event.Footprint.Subject;
import org.reprise.log.EvidenceStore;
import org.reprise.portion.Portion;

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

    /** An event that stays, as the next writer of a row; {@code updates}: all it did to the row. */
    private record Writer(long seq, boolean updates) {}

    /** The events that stay, behind the one that is looked at: for each name the next that wrote anything, to a table, or deleted. */
    private static final class Staying {
        private static final String ANY = "*";
        private static final String DELETED = "-";

        final Map<Subject, Long> subjects = new HashMap<>();
        final Map<Row, Writer> writers = new HashMap<>();
        private final Map<String, Map<String, Long>> byName = new HashMap<>();

        void add(long seq, Footprint event) {
            Map<Row, Boolean> rows = event.rows();
            if (rows == null) {
                subjects.clear();
                writers.clear();
                byName.clear();
                return;
            }
            if (!rows.isEmpty()) {
                Map<String, Long> next = byName.computeIfAbsent(event.name(), name -> new HashMap<>());
                next.put(ANY, seq);
                rows.keySet().forEach(row -> next.put(row.table(), seq));
                if (event.deletes()) {
                    next.put(DELETED, seq);
                }
            }
            rows.forEach((row, updates) -> writers.put(row, new Writer(seq, updates)));
            if (event.subject() != null) {
                subjects.put(event.subject(), seq);
            }
        }

        /** Whether {@code by} makes up for all of an event. */
        boolean covers(Footprint event, long by) {
            Map<Row, Boolean> rows = event.rows();
            return rows != null
                    && !event.deletes()
                    && rows.keySet().stream()
                            .map(writers::get)
                            .allMatch(writer -> writer != null && writer.seq() == by && writer.updates())
                    && !isInTheWay(event, rows.keySet(), by);
        }

        private boolean isInTheWay(Footprint event, Set<Row> rows, long by) {
            Set<String> places = rows.stream().map(Row::table).collect(Collectors.toCollection(HashSet::new));
            places.add(event.inserts() ? ANY : DELETED);
            return byName.entrySet().stream()
                    .filter(other -> !other.getKey().equals(event.name()) && !rows.isEmpty())
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
                Footprint event = Footprint.of(body, rows.get(seq));
                Long by = event.subject() == null ? null : staying.subjects.get(event.subject());
                if (by != null && staying.covers(event, by)) {
                    superseded.put(seq, by);
                } else {
                    staying.add(seq, event);
                }
            }
        }
        return superseded;
    }

    private static boolean mayHold(Portion portion) {
        return portion.bodies().stream().anyMatch(body -> Bytes.contain(body, FIELD));
    }
}
