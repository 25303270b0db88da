package org.reprise.replay;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
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

/** The evidence that this site has of consecutive events, read at once when the first of it is wanted. For one thread. */
final class KeptEvidence {
    private static final Logger LOG = Logger.getLogger(KeptEvidence.class.getName());

    /** Of an event that wrote no row; its evidence is known to everybody. */
    private static final Proof NOTHING = WriteSet.proof(List.of());

    private final EvidenceStore store;
    private final long firstSeq;
    private final long lastSeq;
    private @Nullable SortedMap<Long, byte[]> kept;

    KeptEvidence(EvidenceStore store, long firstSeq, long lastSeq) {
        this.store = store;
        this.firstSeq = firstSeq;
        this.lastSeq = lastSeq;
    }

    /** Of one of them, if it is here; it is what the event's proof says. Damaged one is as none: another is fetched. */
    Optional<List<Change>> of(NextEvent event) {
        Proof proof = event.read().proof();
        if (NOTHING.equals(proof)) {
            return Optional.of(List.of());
        }
        SortedMap<Long, byte[]> all = kept;
        if (all == null) {
            all = store.between(firstSeq, lastSeq);
            kept = all;
        }
        byte[] bytes = all.get(event.position().seq());
        return bytes == null ? Optional.empty() : read(event.position(), bytes, proof);
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
