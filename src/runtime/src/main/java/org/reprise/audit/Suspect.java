package org.reprise.audit;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reprise.compare.DifferingRow;
import org.reprise.compare.DifferingRow.Copies;
import org.reprise.compare.Hash;
import org.reprise.proof.Value;

/**
 * A row that was not the same at a look, perhaps because an event was in flight. The rule that tells: the upstream is looked at, then this
 * site once it has replayed all that the upstream can have shown, then the upstream again. What this site shows then is the effect of a
 * place in the log between the two looks at the upstream. So if the upstream's row was the same at both, and nothing wrote it in between,
 * this site's row must be the same, too. It must differ so at {@link #TIMES} looks in a row. For one thread.
 */
final class Suspect {
    /** Looks in a row at which a difference must be the same. */
    static final int TIMES = 2;

    /** A row that changes at each of so many looks is left to the next round. */
    private static final int MOST = 12;

    enum Verdict {
        EQUAL,
        DIFFERS,
        MOVES,
        AGAIN
    }

    final AuditedTable table;
    final SortedMap<String, Value> key;
    final Hash hash;
    final Instant at;
    private @Nullable SeenRow theirs;
    private @Nullable SeenRow mine;

    /** What the upstream shows is of this place at the latest. */
    private long upTo;

    /** What it showed when the looks that are alike began is of this place at the earliest. */
    private long since;

    /** What this site showed last is of this place at the latest. */
    private long shown;

    private int alike;
    private int looks;

    Suspect(AuditedTable table, SortedMap<String, Value> key, Hash hash, Instant at) {
        this.table = table;
        this.key = key;
        this.hash = hash;
        this.at = at;
    }

    /** Whether this site is to be looked at: it has replayed all that the upstream can have shown. */
    boolean isDue(long replayed) {
        return theirs != null && upTo <= replayed;
    }

    /** Whether the upstream is to be looked at first. */
    boolean isNew() {
        return theirs == null;
    }

    /**
     * This site shows this, at or behind {@link #upTo}.
     *
     * @param place that it had replayed up to after it was read
     */
    Verdict here(SeenRow now, long place) {
        if (theirs != null && now.isLike(theirs)) {
            return Verdict.EQUAL;
        }
        if (mine != null && !mine.isLike(now)) {
            alike = 0;
        }
        mine = now;
        shown = place;
        return Verdict.AGAIN;
    }

    /** The upstream shows this. */
    Verdict there(SeenRow now, Sighting sighting) {
        // an upstream that is behind this site has not come to what that shows
        boolean met = sighting.from() >= shown;
        if (theirs != null && mine != null && met && theirs.isLike(now)) {
            alike++;
        } else {
            alike = 0;
            since = sighting.from();
        }
        theirs = now;
        upTo = sighting.upTo();
        if (alike >= TIMES) {
            return Verdict.DIFFERS;
        }
        return ++looks > MOST ? Verdict.MOVES : Verdict.AGAIN;
    }

    /** Whether the event may have changed the row between the looks: then they prove nothing. */
    boolean doubts(LastWriter writer) {
        return writer.seq() > since;
    }

    /** Begins the looks anew. */
    Verdict again() {
        alike = 0;
        mine = null;
        theirs = null;
        return looks > MOST ? Verdict.MOVES : Verdict.AGAIN;
    }

    /** The same row, to be looked at once more after it was found or mended. */
    Suspect anew(Instant now) {
        return new Suspect(table, key, hash, now);
    }

    DifferingRow row() {
        SeenRow ours = mine == null ? SeenRow.none(hash) : mine;
        SeenRow others = theirs == null ? SeenRow.none(hash) : theirs;
        SortedMap<String, Value> named = new TreeMap<>(ours.values().isEmpty() ? others.values() : ours.values());
        if (!table.shared().key().isEmpty()) {
            named.keySet().retainAll(table.shared().key());
        }
        return new DifferingRow(table.name(), named, copies(ours, named), copies(others, named));
    }

    private static Copies copies(SeenRow row, SortedMap<String, Value> key) {
        SortedMap<String, Value> rest = new TreeMap<>(row.values());
        rest.keySet().removeAll(key.keySet());
        return new Copies(row.sum().count(), rest);
    }

    boolean showsStill(SeenRow now) {
        return theirs != null && theirs.isLike(now);
    }
}
