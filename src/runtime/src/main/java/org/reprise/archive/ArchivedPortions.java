package org.reprise.archive;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.log.ForwardingPortions;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;

/**
 * A store with an archive behind it: what was removed from the store, or came to it with a seed, is read from the archive. An archive that
 * cannot be read is as one that does not have the portion; that is said in the log.
 */
public final class ArchivedPortions extends ForwardingPortions {
    private static final Logger LOG = Logger.getLogger(ArchivedPortions.class.getName());

    private final PortionArchive archive;
    private final AtomicReference<String> said = new AtomicReference<>("");

    public ArchivedPortions(PortionStore store, PortionArchive archive) {
        super(store);
        this.archive = archive;
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
        Optional<Portion> stored = super.at(seq);
        return stored.isPresent() || seq > super.begin().seq() ? stored : read(() -> archive.at(seq), Optional.empty());
    }

    @Override
    public Optional<Portion> upTo(long seq) {
        Optional<Portion> stored = super.upTo(seq);
        return stored.isPresent()
                ? stored
                : read(() -> archive.at(Math.min(seq, super.begin().seq())), Optional.empty());
    }

    @Override
    public List<Portion> from(long seq, long lastSeq, int maxBytes) {
        List<Portion> stored = super.from(seq, lastSeq, maxBytes);
        return !stored.isEmpty() || seq > super.begin().seq()
                ? stored
                : read(() -> archive.from(seq, maxBytes), List.<Portion>of()).stream()
                        .takeWhile(portion -> portion.firstSeq() <= lastSeq)
                        .toList();
    }

    @Override
    public long firstBehind(long seq) {
        if (seq >= super.begin().seq()) {
            return super.firstBehind(seq);
        }
        return read(() -> archive.at(seq + 1), Optional.<Portion>empty())
                .map(next -> next.firstSeq() > seq ? next.firstSeq() : next.lastSeq() + 1)
                .orElseGet(() -> super.firstBehind(seq));
    }
}
