package org.reprise.eclipselink;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.proof.Value;

/**
 * The columns that were seen to keep less than was written to them: fewer decimals, coarser times, shorter texts, no blanks at the
 * end, other letters. The proof is made of what they keep. Until the row is read again, the writer's shared cache holds what was written, so
 * calls can compute with a value that no other site has.
 *
 * <p>Each column is listed and logged once, and counted, for the life of the server. Safe for threads.
 */
public final class LossyColumns {
    private static final Logger LOG = Logger.getLogger(LossyColumns.class.getName());

    /** Letters of a text that are shown. */
    private static final int MOST = 200;

    private final Map<String, Lossy> seen = new ConcurrentHashMap<>();

    /**
     * A column, and the first value that it did not keep whole.
     *
     * @param key     of the row
     * @param written as text, as the application wrote it
     * @param kept    as text, as the column holds it
     * @param times   how many values it did not keep whole
     */
    public record Lossy(String table, String column, String key, String written, String kept, long times) {

        Lossy again() {
            return new Lossy(table, column, key, written, kept, times + 1);
        }
    }

    void saw(String table, String column, String key, String written, Value kept) {
        String name = table + "." + column;
        Lossy first = new Lossy(table, column, shown(key), shown(written), shown(kept.toString()), 1);
        Lossy lossy = seen.merge(name, first, (known, again) -> known.again());
        if (lossy == first) {
            LOG.log(
                    Level.WARNING,
                    "REPR0801W: Column {0} keeps {2} of {1} (row [{3}]). Round the value before it is written, or let the"
                            + " column hold more.",
                    new Object[] {name, first.written(), first.kept(), first.key()});
        }
    }

    private static String shown(String text) {
        return text.length() > MOST ? text.substring(0, MOST) + "\u2026" : text;
    }

    /** All so far, by table and column. */
    public List<Lossy> seen() {
        return seen.values().stream()
                .sorted(java.util.Comparator.comparing(Lossy::table).thenComparing(Lossy::column))
                .toList();
    }
}
