package org.reprise.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.api.ReplicatedEvent;
import org.reprise.event.Event;
import org.reprise.event.Failure;
import org.reprise.portion.Position;

/**
 * An event as observers get it.
 *
 * @param overdue how old its status was to become first; null when it is told as it comes
 */
public record ToldEvent(
        Position position, Event event, @Nullable Duration overdue) implements ReplicatedEvent {
    private static final Failure NONE = new Failure(null, null);

    /** One that is told as it comes. */
    public static ReplicatedEvent of(Position position, Event event) {
        return new ToldEvent(position, event, null);
    }

    private Failure failure() {
        Failure failure = event.failure();
        return failure == null ? NONE : failure;
    }

    @Override
    public Status status() {
        return event.failure() == null ? Status.COMMITTED : Status.FAILED;
    }

    @Override
    public List<Call> calls() {
        return event.calls().stream()
                .map(call -> new Call(
                        call.name(),
                        call.version(),
                        call.arguments(),
                        call.labels().kind(),
                        call.labels().status(),
                        call.labels().key(),
                        call.exception()))
                .toList();
    }

    @Override
    public Instant at() {
        return event.at();
    }

    @Override
    public long epoch() {
        return position.epoch();
    }

    @Override
    public long seq() {
        return position.seq();
    }

    @Override
    public @Nullable String exception() {
        return failure().exception();
    }

    @Override
    public @Nullable String message() {
        return failure().message();
    }
}
