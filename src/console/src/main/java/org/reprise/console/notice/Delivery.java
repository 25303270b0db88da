package org.reprise.console.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends what waits for one channel, in its order. What is not taken is tried again, later each time, for a day; what the other end refuses
 * for good is left out, so that it does not keep back what is behind it. For one thread.
 */
public final class Delivery implements Runnable {
    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** Older than this, nobody wants to be told. */
    static final Duration TIRED = Duration.ofDays(1);

    /** In one run, so that a stop of the server does not wait for long. */
    private static final int MOST = 50;

    private static final Logger LOG = Logger.getLogger(Delivery.class.getName());

    private final Channel channel;
    private final Outbox outbox;
    private final Count count;
    private final Clock clock;
    private Duration pause = Duration.ZERO;
    private Instant again = Instant.MIN;

    /** Is told how it goes. */
    public interface Count {
        void delivered();

        void failed();
    }

    public Delivery(Channel channel, Outbox outbox, Count count, Clock clock) {
        this.channel = channel;
        this.outbox = outbox;
        this.count = count;
        this.clock = clock;
    }

    /** Sends what waits, unless it is too early to try again. Never throws, for a task that throws is not run again. */
    @Override
    public void run() {
        try {
            for (int i = 0; i < MOST && !clock.instant().isBefore(again); i++) {
                Optional<Notice> next = outbox.next(channel.name());
                if (next.isEmpty()) {
                    return;
                }
                send(next.get());
            }
        } catch (RuntimeException failed) {
            later("what waits for it cannot be read: " + failed.getMessage(), failed);
        }
    }

    private void send(Notice notice) {
        try {
            channel.send(notice);
        } catch (UndeliverableException problem) {
            count.failed();
            String why = String.valueOf(problem.getMessage());
            if (problem.isRefused() || notice.at().plus(TIRED).isBefore(clock.instant())) {
                leaveOut(notice, why, problem);
            } else {
                later(why, problem);
            }
            return;
        } catch (RuntimeException | LinkageError defect) {
            count.failed();
            later(defect.toString(), defect);
            return;
        }
        outbox.done(channel.name(), notice);
        count.delivered();
        if (!pause.isZero()) {
            pause = Duration.ZERO;
            outbox.trouble(channel.name(), "");
            LOG.info(() -> "Alerts go by " + channel.name() + " again.");
        }
    }

    private void leaveOut(Notice notice, String why, Throwable problem) {
        outbox.done(channel.name(), notice);
        LOG.log(
                Level.WARNING,
                problem,
                () -> "REPR0523W: The alert '" + notice.headline() + "' was not told by " + channel.name()
                        + ", and is not" + " tried again: " + why);
    }

    private void later(String why, Throwable problem) {
        boolean first = pause.isZero();
        pause = first ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        again = clock.instant().plus(pause);
        outbox.trouble(channel.name(), why);
        LOG.log(
                first ? Level.WARNING : Level.FINE,
                problem,
                () -> "REPR0522W: Alerts cannot be told by " + channel.name() + "; they wait and are tried again: "
                        + why);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
