package org.reprise.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a copy is known not to hold what its primary holds. It is read from the audit trail, so it outlives restarts, and it goes when that is
 * mended: by a seed, or by a comparison of all tables that found them equal. For one thread.
 */
public final class KnownDifferences {
    /** The act that a comparison of all tables leaves which found them equal. */
    public static final String EQUAL = "compared equal";

    /** The act that a comparison leaves which found rows that differ. */
    public static final String UNEQUAL = "compared unequal";

    /** The act that a finished seed leaves. */
    public static final String SEEDED = "seeded";

    /** Begins the words of events that were left out because somebody wished so, and that is no damage. */
    public static final String LEFT_OUT = "events were left out by choice";

    private static final int MOST = 1_000;

    private final AuditTrail audit;
    private List<AuditEntry> newest = List.of();
    private List<String> noted = List.of();

    public KnownDifferences(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * In words, each with when and by whom; none where nothing is known. Reads the database: one entry, and all that matter where that is
     * another one than the last time.
     *
     * @param leftOut the last event that was left out here by choice; 0 where none was
     */
    public List<String> words(long leftOut) {
        List<AuditEntry> last = audit.newest(1);
        if (!last.equals(newest)) {
            noted = noted();
            newest = last;
        }
        List<String> words = new ArrayList<>(noted);
        if (leftOut > 0) {
            words.add(LEFT_OUT + ", the last of them event " + leftOut);
        }
        return words;
    }

    private List<String> noted() {
        Instant mended = latest(last(SEEDED), last(EQUAL));
        List<String> words = new ArrayList<>();
        List<AuditEntry> skips = since(mended, audit.newest(AuditEntry.SKIP, MOST));
        if (!skips.isEmpty()) {
            AuditEntry last = skips.get(0);
            words.add((skips.size() == 1 ? "1 event was" : skips.size() + " events were") + " skipped, the last "
                    + last.subject() + " by " + last.who() + " at " + last.at());
        }
        since(mended, audit.newest(UNEQUAL, 1))
                .forEach(found ->
                        words.add("rows differ, found at " + found.at() + " by comparing with " + found.subject() + ": "
                                + found.reason().lines().findFirst().orElse("")));
        return words;
    }

    private Instant last(String act) {
        List<AuditEntry> newest = audit.newest(act, 1);
        return newest.isEmpty() ? Instant.MIN : newest.get(0).at();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static List<AuditEntry> since(Instant mended, List<AuditEntry> entries) {
        return entries.stream().filter(entry -> entry.at().isAfter(mended)).toList();
    }
}
