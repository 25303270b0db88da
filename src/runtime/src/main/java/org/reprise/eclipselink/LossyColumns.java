package org.reprise.eclipselink;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.proof.Value;

/**
 * The columns that were seen to keep less than was written to them: fewer decimals, coarser times, shorter texts, no blanks at the
 * end. The proof is made of what they keep. Until the row is read again, the writer's shared cache holds what was written, so
 * calls can compute with a value that no other site has.
 *
 * <p>Each column is listed and logged once, for the life of the server. Safe for threads.
 */
public final class LossyColumns {
    private static final Logger LOG = Logger.getLogger(LossyColumns.class.getName());

    private final Map<String, Lossy> seen = new ConcurrentHashMap<>();

    /**
     * A column and the first value that it did not keep whole.
     *
     * @param written as text, as the application wrote it
     * @param kept    as text, as the column holds it
     */
    public record Lossy(String table, String column, String written, String kept) {}

    void saw(String table, String column, String written, Value kept) {
        String name = table + "." + column;
        if (seen.containsKey(name)) {
            return;
        }
        Lossy lossy = new Lossy(table, column, written, kept.toString());
        if (seen.putIfAbsent(name, lossy) == null) {
            LOG.log(
                    Level.WARNING,
                    "REPR0801W: Column {0} keeps {2} of {1}. Round the value before it is written, or widen the column.",
                    new Object[] {name, written, lossy.kept()});
        }
    }

    /** All so far, by table and column. */
    public List<Lossy> seen() {
        return seen.values().stream()
                .sorted(java.util.Comparator.comparing(Lossy::table).thenComparing(Lossy::column))
                .toList();
    }
}
