package org.reprise.archive;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.log.PortionStore;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionExtent;
import org.reprise.portion.Position;

/**
 * A store with an archive behind it: what was removed from the store, or came to it with a seed, is read from the archive. An archive that
 * cannot be read is as one that does not have the portion; that is said in the log.
 */
public final class ArchivedPortions implements PortionStore {
    private static final Logger LOG = Logger.getLogger(ArchivedPortions.class.getName());

    private final PortionStore store;
    private final PortionArchive archive;
    private final AtomicReference<String> said = new AtomicReference<>("");

    public ArchivedPortions(PortionStore store, PortionArchive archive) {
        this.store = store;
        this.archive = archive;
    }

    /** Without the archive. */
    public PortionStore store() {
        return store;
    }

    private <T> T read(Supplier<T> archived, T none) {
        try {
            return archived.get();
        } catch (FileRefusedException | UncheckedIOException e) {
            String why = String.valueOf(e.getMessage());
            if (!said.getAndSet(why).equals(why)) {
                LOG.log(Level.WARNING, e, () -> "REPR0642W: An archived portion is not handed on. " + why);
            }
            return none;
        }
    }

    @Override
    public Optional<Portion> at(long seq) {
        Optional<Portion> stored = store.at(seq);
        return stored.isPresent() || seq > store.begin().seq() ? stored : read(() -> archive.at(seq), Optional.empty());
    }

    @Override
    public Optional<Portion> upTo(long seq) {
        Optional<Portion> stored = store.upTo(seq);
        return stored.isPresent()
                ? stored
                : read(() -> archive.at(Math.min(seq, store.begin().seq())), Optional.empty());
    }

    @Override
    public List<Portion> from(long seq, int maxBytes) {
        List<Portion> stored = store.from(seq, maxBytes);
        return !stored.isEmpty() || seq > store.begin().seq()
                ? stored
                : read(() -> archive.from(seq, maxBytes), List.of());
    }

    @Override
    public long firstBehind(long seq) {
        if (seq >= store.begin().seq()) {
            return store.firstBehind(seq);
        }
        return read(() -> archive.at(seq + 1), Optional.<Portion>empty())
                .map(next -> next.firstSeq() > seq ? next.firstSeq() : next.lastSeq() + 1)
                .orElseGet(() -> store.firstBehind(seq));
    }

    @Override
    public List<Portion> cutBehind(long seq) {
        return store.cutBehind(seq);
    }

    @Override
    public int forgetBehindHole() {
        return store.forgetBehindHole();
    }

    @Override
    public int storeAll(List<Portion> portions, Position senderEnd) {
        return store.storeAll(portions, senderEnd);
    }

    @Override
    public void prove(Portion portion) {
        store.prove(portion);
    }

    @Override
    public int discard(long seq, Runnable with) {
        return store.discard(seq, with);
    }

    @Override
    public Position contiguousAfter(Position after) {
        return store.contiguousAfter(after);
    }

    @Override
    public Position last() {
        return store.last();
    }

    @Override
    public Position begin() {
        return store.begin();
    }

    @Override
    public ChainEnd removed() {
        return store.removed();
    }

    @Override
    public int removeUpTo(long seq) {
        return store.removeUpTo(seq);
    }

    @Override
    public List<PortionExtent> extents(long seq) {
        return store.extents(seq);
    }

    @Override
    public long bytes(long after, long upTo) {
        return store.bytes(after, upTo);
    }
}
