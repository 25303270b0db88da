package org.reprise.replay;

import java.util.List;
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

/** The evidence that this site has of consecutive events, read some at a time as it is wanted, from the first on. For one thread. */
final class KeptEvidence {
    private static final Logger LOG = Logger.getLogger(KeptEvidence.class.getName());

    /** Of an event that wrote no row; its evidence is known to everybody. */
    private static final Proof NOTHING = WriteSet.proof(List.of());

    /** So that events of much evidence take bounded memory. */
    private static final int AT_ONCE = 200;

    private final EvidenceStore store;
    private final long lastSeq;
    private SortedMap<Long, byte[]> kept = new TreeMap<>();
    private long readTo;
    private long size;

    KeptEvidence(EvidenceStore store, long lastSeq) {
        this.store = store;
        this.lastSeq = lastSeq;
    }

    /** Bytes of what was given so far. */
    long size() {
        return size;
    }

    /** Of one of them, if it is here; it is what the event's proof says. Damaged one is as none: another is fetched. */
    Optional<List<Change>> of(NextEvent event) {
        Proof proof = event.read().proof();
        if (NOTHING.equals(proof)) {
            return Optional.of(List.of());
        }
        long seq = event.position().seq();
        if (seq > readTo) {
            readTo = Math.min(lastSeq, seq + AT_ONCE - 1);
            kept = store.between(seq, readTo);
        }
        byte[] bytes = kept.get(seq);
        if (bytes == null) {
            return Optional.empty();
        }
        size += bytes.length;
        return read(event.position(), bytes, proof);
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
