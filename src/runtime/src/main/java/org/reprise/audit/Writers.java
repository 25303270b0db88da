package org.reprise.audit;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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

/** Looks for the last event that wrote a row, in the evidence that is kept here, the newest first and not without end. */
public final class Writers {
    /** Events at once. */
    private static final int RUN = 500;

    private final PortionStore portions;
    private final EvidenceStore evidence;
    private final int most;

    /** @param most events that are looked into */
    public Writers(PortionStore portions, EvidenceStore evidence, int most) {
        this.portions = portions;
        this.evidence = evidence;
        this.most = most;
    }

    /** Of the row with this key; where a table has no key, with this content. */
    LastWriter of(String table, SortedMap<String, Value> key) {
        long last = portions.last().seq();
        long end = Math.max(0, last - most);
        for (long upTo = last; upTo > end; upTo -= RUN) {
            long from = Math.max(end + 1, upTo - RUN + 1);
            TreeMap<Long, byte[]> run = new TreeMap<>(evidence.between(from, upTo));
            for (Map.Entry<Long, byte[]> each : run.descendingMap().entrySet()) {
                if (wrote(each.getValue(), table, key)) {
                    return named(each.getKey(), end + 1);
                }
            }
        }
        return LastWriter.unknown(end + 1);
    }

    private static boolean wrote(byte[] evidence, String table, SortedMap<String, Value> key) {
        try {
            return EvidenceJson.decode(evidence).stream().anyMatch(change -> wrote(change, table, key));
        } catch (UnreadableEvidenceException e) {
            // of another version, or damaged: no word of this row
            return false;
        }
    }

    private static boolean wrote(Change change, String table, SortedMap<String, Value> key) {
        if (!(change instanceof RowChange row)) {
            return false;
        }
        String plain = row.table().substring(row.table().lastIndexOf('.') + 1);
        return plain.equals(table) && !row.key().isEmpty() && agree(row.key(), key);
    }

    /** A change of a collection may name an owner, which is less than the key. */
    private static boolean agree(Map<String, Value> named, Map<String, Value> key) {
        return named.entrySet().stream().allMatch(each -> {
            Value held = key.get(each.getKey());
            return held != null
                    && held.withoutPadding()
                            .text()
                            .equals(each.getValue().withoutPadding().text());
        });
    }

    private LastWriter named(long seq, long from) {
        List<Portion> found = portions.at(seq).stream().toList();
        for (Portion portion : found) {
            byte[] body = portion.bodies().get((int) (seq - portion.firstSeq()));
            return new LastWriter(portion.epoch(), seq, name(body), from);
        }
        return new LastWriter(0, seq, "", from);
    }

    private static String name(byte[] body) {
        try {
            Event event = EventJson.decode(body);
            return event.title();
        } catch (UnreadableEventException e) {
            return "of another version";
        }
    }
}
