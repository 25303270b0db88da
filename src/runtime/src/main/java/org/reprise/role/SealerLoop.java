package org.reprise.role;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.reprise.ack.Acks;
import org.reprise.ack.TransactionEnd;
import org.reprise.api.CaptureException;
import org.reprise.capture.EventSink;
import org.reprise.job.Loop;
import org.reprise.log.CapturedEvents;
import org.reprise.log.SealPace;
import org.reprise.log.Sealer;
import org.reprise.portion.Portion;

/** The primary's way from captured events to portions: appends in the caller's transaction, seals in a loop of its own. */
public final class SealerLoop implements EventSink {
    /** Another server of this site may have captured something, of which nobody wakes this one. */
    private static final Duration IDLE = Duration.ofMillis(200);

    /**
     * What follows.
     *
     * @param acks        what a call waits for once it has committed
     * @param transaction where it waits
     * @param onSealed    called after each portion; must not wait
     */
    record Ends(Acks acks, TransactionEnd transaction, Runnable onSealed) {}

    private final CapturedEvents events;
    private final Sealer sealer;
    private final SealPace pace;
    private final Ends ends;
    private final Loop loop = new Loop("sealer", this::step);
    private final LongAdder captured = new LongAdder();
    private final LongAdder sealed = new LongAdder();

    private final FailedEvents failed;

    /**
     * @param failed knows the epoch in which this primary captures
     * @param ends   what is done behind a commit, and behind a portion
     */
    SealerLoop(CapturedEvents events, FailedEvents failed, Sealer sealer, SealPace pace, Ends ends) {
        this.events = events;
        this.failed = failed;
        this.sealer = sealer;
        this.pace = pace;
        this.ends = ends;
    }

    @Override
    public void append(byte[] event, byte[] evidence) {
        if (event.length > CapturedEvents.MAX_BODY_BYTES) {
            throw new CaptureException("An event of " + event.length + " bytes is over the limit of "
                    + CapturedEvents.MAX_BODY_BYTES
                    + ": pass keys instead of contents, or split the work into several transactions");
        }
        events.append(failed.epoch(), event, evidence);
        if (ends.acks().waits()) {
            ends.transaction().afterCommit(ends.acks()::await);
        }
    }

    @Override
    public void failed(byte[] event) {
        failed.offer(event);
    }

    @Override
    public void committed() {
        captured.increment();
        loop.wake();
    }

    private Duration step() {
        Optional<Portion> portion = sealer.seal();
        if (portion.isEmpty()) {
            return IDLE;
        }
        sealed.add(portion.get().count());
        ends.onSealed().run();
        if (ends.acks().isAwaited()) {
            return Duration.ZERO;
        }
        // not cut short by each commit: the next portion is to grow meanwhile
        LockSupport.parkNanos(pace.after(portion.get()).toNanos());
        return Duration.ZERO;
    }

    Loop loop() {
        return loop;
    }

    public long captured() {
        return captured.sum();
    }

    public long sealed() {
        return sealed.sum();
    }
}
