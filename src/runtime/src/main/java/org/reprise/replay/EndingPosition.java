package org.reprise.replay;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.reprise.log.ReplayPosition;
import org.reprise.portion.Position;

/** A position that stays where it is once replay has ended: a replay that is still under way rolls back. */
public final class EndingPosition implements ReplayPosition {
    private final ReplayPosition position;
    private final BooleanSupplier ended;

    public EndingPosition(ReplayPosition position, BooleanSupplier ended) {
        this.position = position;
        this.ended = ended;
    }

    @Override
    public Position current() {
        return position.current();
    }

    @Override
    public void advance(Position from, Position to, Instant at) {
        if (ended.getAsBoolean()) {
            throw new ReplayFailedException("Replay has ended here before this transaction completed", null);
        }
        position.advance(from, to, at);
    }

    @Override
    public void lacks(long seq) {
        position.lacks(seq);
    }

    @Override
    public long lacking() {
        return position.lacking();
    }

    @Override
    public void lacksNothing() {
        position.lacksNothing();
    }
}
