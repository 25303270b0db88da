package org.reprise.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.log.EvidenceStore;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.Proof;
import org.reprise.proof.UnreadableEvidenceException;
import org.reprise.proof.WriteSet;

/**
 * The evidence that this site has of consecutive events, read some at a time as it is wanted, from the first on, or beforehand. For one thread at
 * a time.
 */
final class KeptEvidence {
    private static final Logger LOG = Logger.getLogger(KeptEvidence.class.getName());

    /** Of an event that wrote no row; its evidence is known to everybody. */
    static final Proof NOTHING = WriteSet.proof(List.of());

    /** So that events of much evidence take bounded memory. */
    private static final int AT_ONCE = 200;

    /** Of one transaction, in bytes. */
    private static final long MOST = 2 << 20;

    private final EvidenceStore store;
    private final long lastSeq;
    private final Map<Long, Found> read = new HashMap<>();
    private SortedMap<Long, byte[]> kept = new TreeMap<>();
    private long keptFrom;
    private long keptTo;
    private long size;

    private record Found(Optional<List<Change>> rows, int bytes) {
        private static final Found NONE = new Found(Optional.empty(), 0);
    }

    KeptEvidence(EvidenceStore store, long lastSeq) {
        this.store = store;
        this.lastSeq = lastSeq;
    }

    /** Reads that of these events now, as far as one transaction takes them. */
    void read(List<NextEvent> events) {
        long bytes = 0;
        for (NextEvent event : events) {
            if (bytes > MOST) {
                return;
            }
            Found found = find(event);
            bytes += found.bytes();
            read.put(event.position().seq(), found);
        }
    }

    /** Whether as much was given as one transaction takes. */
    boolean isMost() {
        return size > MOST;
    }

    /** Of one of them, if it is here; it is what the event's proof says. Damaged one is as none: another is fetched. */
    Optional<List<Change>> of(NextEvent event) {
        Found known = read.remove(event.position().seq());
        Found found = known == null ? find(event) : known;
        size += found.bytes();
        return found.rows();
    }

    private Found find(NextEvent event) {
        Proof proof = event.read().proof();
        if (NOTHING.equals(proof)) {
            return new Found(Optional.of(List.of()), 0);
        }
        long seq = event.position().seq();
        if (seq < keptFrom || seq > keptTo) {
            keptFrom = seq;
            keptTo = Math.min(lastSeq, seq + AT_ONCE - 1);
            kept = store.between(keptFrom, keptTo);
        }
        byte[] bytes = kept.get(seq);
        return bytes == null ? Found.NONE : new Found(read(event.position(), bytes, proof), bytes.length);
    }

    private static Optional<List<Change>> read(Position position, byte[] bytes, @Nullable Proof proof) {
        try {
            return Optional.of(EvidenceJson.decode(bytes, proof));
        } catch (UnreadableEvidenceException e) {
            LOG.log(Level.FINE, e, () -> "The evidence kept of " + position + " is damaged");
            return Optional.empty();
        }
    }
}
