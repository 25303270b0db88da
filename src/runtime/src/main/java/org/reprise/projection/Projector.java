package org.reprise.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.reprise.api.ReplicatedEvent;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.UnreadableEventException;
import org.reprise.jdbc.Transactions;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;

/**
 * Builds one projection: tells its observers the events that this site has, portion by portion, each in one transaction with the
 * projection's position. {@link #step()} is called by one thread, the others by any.
 */
public final class Projector {
    private static final Duration IDLE = Duration.ofSeconds(1);

    /** The application's observers. */
    public interface Observers {
        void tell(String projection, ReplicatedEvent event);

        void clear(String projection);
    }

    /** An event as an observer gets it. */
    public interface Telling {
        ReplicatedEvent of(Position position, Event event);
    }

    private final String name;
    private final ProjectionPosition position;
    private final Transactions transactions;
    private final PortionStore portions;
    private final Supplier<Position> limit;
    private final Observers observers;
    private final Telling telling;

    /** One writer at a time: a step, or the clearing. */
    private final ReentrantLock writing = new ReentrantLock(true);

    private boolean prepared;
    private volatile @Nullable Position reached;

    /** @param source the projection's own */
    public Projector(
            String name, DataSource source, Transactions transactions, PortionStore portions, Audience audience) {
        this.name = name;
        this.position = new ProjectionPosition(source, name);
        this.transactions = transactions;
        this.portions = portions;
        this.limit = audience.limit();
        this.observers = audience.observers();
        this.telling = audience.telling();
    }

    /**
     * Whom to tell, and up to where.
     *
     * @param limit the last position that is told now
     */
    public record Audience(Observers observers, Telling telling, Supplier<Position> limit) {}

    public String name() {
        return name;
    }

    /** The last position that it knows of, as of the last step. */
    public Position reached() {
        return known().orElse(Position.START);
    }

    /** The same; empty while its database has not said it since the start. */
    public Optional<Position> known() {
        return Optional.ofNullable(reached);
    }

    /**
     * Tells the events of one portion, if there are any.
     *
     * @return how long to wait before the next step unless woken
     * @throws RuntimeException what an observer or the database threw; nothing has changed then
     */
    public Duration step() {
        writing.lock();
        try {
            prepare();
            Position from = position.current();
            reached = from;
            Position end = limit.get();
            if (end.seq() < from.seq()) {
                throw takenBack(from);
            }
            if (end.seq() == from.seq()) {
                return IDLE;
            }
            Optional<Portion> portion = portions.at(from.seq() + 1);
            if (portion.isEmpty()) {
                throw new IllegalStateException("The log of this site has no event " + (from.seq() + 1)
                        + ", which projection '" + name
                        + "' needs: it was removed, or never came. Rebuild it where the log"
                        + " begins with its first event, or give this site an archive (reprise.archive) that has it");
            }
            if (from.seq() > 0 && epochAt(portion.get(), from.seq()) != from.epoch()) {
                throw takenBack(from);
            }
            Position to =
                    new Position(portion.get().epoch(), Math.min(portion.get().lastSeq(), end.seq()));
            List<ReplicatedEvent> events = events(portion.get(), from.seq() + 1, to.seq());
            transactions.run(() -> {
                events.forEach(event -> observers.tell(name, event));
                position.move(from, to);
            });
            reached = to;
            return Duration.ZERO;
        } finally {
            writing.unlock();
        }
    }

    /** Of the event before the first one of this portion, or of one in it. */
    private static long epochAt(Portion portion, long seq) {
        return seq < portion.firstSeq() ? portion.previousEpoch() : portion.epoch();
    }

    private IllegalStateException takenBack(Position from) {
        return new IllegalStateException("Projection '" + name + "' was told of events up to " + from
                + " that are not in the log of this site any more: they are in quarantine, or the site's rows came anew. What"
                + " it has built is not of this log: rebuild it");
    }

    private void prepare() {
        if (!prepared) {
            position.prepare();
            prepared = true;
        }
    }

    private List<ReplicatedEvent> events(Portion portion, long first, long last) {
        List<byte[]> bodies = portion.bodies();
        List<ReplicatedEvent> events = new ArrayList<>();
        for (long seq = first; seq <= last; seq++) {
            byte[] body = bodies.get((int) (seq - portion.firstSeq()));
            Event event = body.length == 0 ? null : read(seq, body);
            if (event != null && event.barrier() == null) {
                events.add(telling.of(new Position(portion.epoch(), seq), event));
            }
        }
        return events;
    }

    private Event read(long seq, byte[] body) {
        try {
            return EventJson.decode(body);
        } catch (UnreadableEventException e) {
            throw new IllegalStateException(
                    "Projection '" + name + "' stops before event " + seq + ", which this site cannot read: "
                            + e.getMessage(),
                    e);
        }
    }

    /** The first event that is not to be had, of those before the place from which on the log here has no hole; 0 where none is missing. */
    private long missing() {
        long end = Math.max(1, portions.begin().seq());
        long seq = 1;
        while (seq <= end) {
            Optional<Portion> portion = portions.at(seq);
            if (portion.isEmpty()) {
                return seq;
            }
            seq = portion.get().lastSeq() + 1;
        }
        return 0;
    }

    /**
     * Has all removed that was built, and begins again with the first event of the log.
     *
     * @throws IllegalStateException when the first event is not here any more; nothing has changed then
     */
    public void rebuild() {
        long missing = missing();
        if (missing > 0) {
            throw new IllegalStateException(
                    "The log of this site does not begin with its first event any more, or has a"
                            + " hole: event " + missing + " is not here, so projection '" + name
                            + "' cannot be built anew, and is left as it is. Remedy: give this site an archive (reprise.archive)"
                            + " that has all from event " + missing + " on");
        }
        writing.lock();
        try {
            prepare();
            transactions.run(() -> {
                observers.clear(name);
                position.move(position.current(), Position.START);
            });
            reached = Position.START;
        } finally {
            writing.unlock();
        }
    }
}
