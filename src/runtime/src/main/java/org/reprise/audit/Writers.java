package org.reprise.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.UnreadableEventException;
import org.reprise.log.EvidenceStore;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.RowChange;
import org.reprise.proof.UnreadableEvidenceException;
import org.reprise.proof.Value;

/**
 * Looks for the last event that wrote a row, the newest first and not without end: in the evidence that is kept here, and in events that
 * are made of their rows. What a bulk statement did to rows is in neither.
 */
public final class Writers {
    /** Of these, JSON has the same bytes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:-]+");

    private final PortionStore portions;
    private final EvidenceStore evidence;
    private final int most;

    /** @param most events that are looked into */
    public Writers(PortionStore portions, EvidenceStore evidence, int most) {
        this.portions = portions;
        this.evidence = evidence;
        this.most = most;
    }

    /** What is looked for: a table, and the columns that name the row; where a table has no key, all. */
    private record Wanted(String table, SortedMap<String, Value> key) {

        /** Whether these bytes, of evidence or of an event, can be about the row: most are not, and need not be read. */
        boolean mayBeIn(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return key.values().stream()
                            .map(Value::text)
                            .filter(each -> PLAIN.matcher(each).matches())
                            .allMatch(text::contains)
                    && text.contains(table);
        }

        boolean isIn(List<Change> changes) {
            return changes.stream().anyMatch(change -> change instanceof RowChange row && isOf(row));
        }

        private boolean isOf(RowChange row) {
            String plain = row.table().substring(row.table().lastIndexOf('.') + 1);
            return plain.equals(table) && agrees(row.key());
        }

        /** A change of a collection may name an owner, which is less than the key. */
        private boolean agrees(Map<String, Value> named) {
            return named.entrySet().stream().allMatch(each -> {
                Value held = key.get(each.getKey());
                return held != null && same(held, each.getValue());
            });
        }

        private static boolean same(Value one, Value other) {
            return one.withoutPadding().text().equals(other.withoutPadding().text());
        }
    }

    /** The last event that wrote the row; of which nothing is known, where none is found. */
    public LastWriter of(String table, SortedMap<String, Value> key) {
        Wanted wanted = new Wanted(table, key);
        long seq = portions.last().seq();
        long end = Math.max(0, seq - most);
        while (seq > end) {
            Optional<Portion> found = portions.at(seq);
            if (found.isEmpty()) {
                break;
            }
            Portion portion = found.get();
            Optional<LastWriter> writer = of(wanted, portion, end);
            if (writer.isPresent()) {
                return writer.get();
            }
            seq = portion.firstSeq() - 1;
        }
        return LastWriter.unknown(seq + 1);
    }

    private Optional<LastWriter> of(Wanted wanted, Portion portion, long end) {
        List<byte[]> bodies = portion.bodies();
        Map<Long, byte[]> kept = evidence.between(portion.firstSeq(), portion.lastSeq());
        for (long seq = portion.lastSeq(); seq >= portion.firstSeq(); seq--) {
            byte[] body = bodies.get((int) (seq - portion.firstSeq()));
            byte[] rows = kept.get(seq);
            if (rows == null ? rows(wanted, body) : evidence(wanted, rows)) {
                return Optional.of(new LastWriter(portion.epoch(), seq, title(body), end + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean evidence(Wanted wanted, byte[] evidence) {
        try {
            return wanted.mayBeIn(evidence) && wanted.isIn(EvidenceJson.decode(evidence));
        } catch (UnreadableEvidenceException e) {
            // of another version, or damaged: no word of this row
            return false;
        }
    }

    private static boolean rows(Wanted wanted, byte[] body) {
        try {
            return wanted.mayBeIn(body) && wanted.isIn(EventJson.decode(body).rows());
        } catch (UnreadableEventException e) {
            return false;
        }
    }

    private static String title(byte[] body) {
        try {
            Event event = EventJson.decode(body);
            return event.title();
        } catch (UnreadableEventException e) {
            return "of another version";
        }
    }
}
