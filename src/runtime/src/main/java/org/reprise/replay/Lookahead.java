package org.reprise.replay;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.log.EvidenceStore;
import org.reprise.portion.Position;

/**
 * Reads the events that come next and the evidence of those that may be taken by it; by a second thread while those before them are
 * written, where one helps. To read, to unpack, and to hold evidence against its proof is a third of the work of taking events by their rows.
 *
 * <p>One thread asks; a second one may call {@link #help()}. What it has not begun the first one does itself.
 */
final class Lookahead {
    private static final Logger LOG = Logger.getLogger(Lookahead.class.getName());

    private final UnplayedEvents unplayed;
    private final EvidenceStore store;
    private final Predicate<NextEvent> byRows;
    private volatile @Nullable FutureTask<Slice> begun;

    /** @param byRows which events may be taken by their evidence */
    Lookahead(ReplayLog log, Predicate<NextEvent> byRows) {
        this.unplayed = new UnplayedEvents(log.portions());
        this.store = log.evidence();
        this.byRows = byRows;
    }

    /** Consecutive events behind a position, at most {@code limit}, and the evidence of them that is here. */
    record Slice(Position from, int limit, List<NextEvent> events, KeptEvidence evidence) {

        /** None at all may mean that more has come since. */
        private boolean serves(Position start, int most) {
            return from.equals(start) && limit == most && !events.isEmpty();
        }
    }

    /** The events right behind {@code from}, without a hole. */
    Slice after(Position from, int limit) {
        FutureTask<Slice> ahead = begun;
        begun = null;
        if (ahead != null) {
            ahead.run();
            try {
                Slice read = ahead.get();
                if (read.serves(from, limit)) {
                    return read;
                }
            } catch (ExecutionException e) {
                LOG.log(Level.FINE, e, () -> "What follows " + from + " could not be read ahead; it is read again");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while what follows " + from + " was read", e);
            }
        }
        return read(from, limit);
    }

    /** Those behind {@code from} will be asked for next. */
    void begin(Position from, int limit) {
        begun = new FutureTask<>(() -> {
            Slice slice = read(from, limit);
            slice.evidence().read(slice.events().stream().filter(byRows).toList());
            return slice;
        });
    }

    /** Reads what is begun, unless another thread does. */
    void help() {
        FutureTask<Slice> ahead = begun;
        if (ahead != null) {
            ahead.run();
        }
    }

    private Slice read(Position from, int limit) {
        List<NextEvent> events = unplayed.after(from, limit);
        return new Slice(from, limit, events, new KeptEvidence(store, from.seq() + events.size()));
    }
}
