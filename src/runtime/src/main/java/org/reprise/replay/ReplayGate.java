package org.reprise.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reprise.finding.AuditEntry;
import org.reprise.jdbc.Transactions;
import org.reprise.log.EventLog;
import org.reprise.log.Settings;
import org.reprise.portion.Position;

/**
 * Lets through what may be replayed now, by the site's {@link Schedule} and up to where it is to stop. What was let through once
 * stays so: a server that was down when its time came goes on with it, and a time that was missed comes at once.
 *
 * <p>Operators change it at any time, for all servers of the site; each act is audited in its own transaction. Safe for any thread.
 */
public final class ReplayGate {
    private static final String SCHEDULE = "replay.schedule";
    private static final String UNTIL = "replay.until";
    private static final String RELEASED = "replay.released";
    private static final String SINCE = "replay.since";

    /** Another server of the site may have changed it. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final EventLog log;
    private final Transactions transactions;
    private final Ruling configured;
    private final Clock clock;
    private volatile Ruling ruling;
    private volatile Supplier<Position> ahead = () -> Position.START;
    private volatile Instant readAt = Instant.MIN;

    private final Stops stops = new Stops();

    /** Set for good when this server stops. */
    private volatile boolean closing;

    /**
     * What is ruled.
     *
     * @param until    as it was written
     * @param released the last seq that was let through by time or by hand
     * @param since    when that was
     */
    public record Ruling(Schedule schedule, String until, long released, Instant since) {}

    /**
     * What may be replayed now.
     *
     * @param until    up to where at all
     * @param stop     and up to this seq, for a moment
     * @param released the last seq that may, whatever its time
     * @param before   those behind it of no later time than this
     * @param look     look again after this long at the latest
     */
    record Opening(Until until, long stop, long released, Instant before, Duration look) {
        boolean admits(NextEvent next) {
            long seq = next.position().seq();
            return seq <= until.seq()
                    && seq <= stop
                    && !next.isLaterThan(until.time())
                    && (seq <= released || !next.isLaterThan(before));
        }
    }

    /**
     * @param schedule {@code reprise.replay.schedule}
     * @param until    {@code reprise.replay.until}
     */
    public ReplayGate(EventLog log, Transactions transactions, Schedule schedule, String until, Clock clock) {
        this.log = log;
        this.transactions = transactions;
        this.configured = new Ruling(schedule, until, 0, Instant.EPOCH);
        this.clock = clock;
        this.ruling = configured;
    }

    Clock clock() {
        return clock;
    }

    /** What is ruled now. */
    public Ruling ruling() {
        Instant now = clock.instant();
        if (!readAt.plus(FRESH).isAfter(now)) {
            ruling = read();
            readAt = now;
        }
        return ruling;
    }

    /**
     * For a site that asks only for what it may replay: lets through, at its times and by hand, what it has heard of by then.
     *
     * @param head the last position that it has heard of
     */
    public void ahead(Supplier<Position> head) {
        ahead = head;
    }

    /** The last seq that may be replayed by now; {@link Long#MAX_VALUE} when what comes may, at once or by its time. */
    public long until() {
        Ruling now = ruling();
        return now.schedule().before(clock.instant()).equals(Instant.MIN) ? now.released() : Long.MAX_VALUE;
    }

    /** Whether positions on the way are of no matter: there is none where replay is to stop, and it is not late on purpose. */
    public boolean isOnlyForTheEnd() {
        Ruling now = ruling();
        Instant before = now.schedule().before(clock.instant());
        return now.until().isBlank() && (before.equals(Instant.MIN) || before.equals(Instant.MAX));
    }

    /**
     * Why an event that is here is not let through.
     *
     * @param until as it was written
     * @param opens when it will be; null where that is for an operator to say
     */
    public record Hold(
            Schedule schedule, String until, @Nullable Instant opens) {}

    /**
     * Whether an event is held back now.
     *
     * @param at its time by the primary's clock
     */
    public Optional<Hold> hold(long seq, Instant at) {
        Ruling now = ruling();
        Until until = Until.parse(now.until());
        if (until.isBefore(seq, at)) {
            return Optional.of(new Hold(now.schedule(), now.until(), null));
        }
        Instant time = clock.instant();
        if (seq <= now.released() || !at.isAfter(now.schedule().before(time))) {
            return Optional.empty();
        }
        Instant since = now.since().equals(Instant.EPOCH) ? time : now.since();
        Instant opens = now.schedule() instanceof Schedule.Delayed delayed
                ? at.plus(delayed.by())
                : now.schedule().next(since, clock.getZone()).orElse(null);
        // the gate is opened by replay, which may be at something else
        return opens != null && !opens.isAfter(time)
                ? Optional.empty()
                : Optional.of(new Hold(now.schedule(), now.until(), opens));
    }

    Opening opening() {
        Instant time = clock.instant();
        Ruling now = ticked(ruling(), time);
        Until until = Until.parse(now.until());
        Duration look = now.schedule()
                .next(now.since(), clock.getZone())
                .map(next -> Duration.between(time, next))
                .filter(left -> left.compareTo(Replayer.IDLE) < 0)
                .orElse(Replayer.IDLE);
        return new Opening(until, stops.seq(), now.released(), now.schedule().before(time), look);
    }

    /** Where replay is to stop for a time, whatever is ruled. */
    public Stops stops() {
        return stops;
    }

    /**
     * Admits nothing any more: this server stops. What was begun ends; what of it fails is no fault of the event, for the beans that
     * it needs may be gone.
     */
    public void close() {
        closing = true;
    }

    public boolean isClosing() {
        return closing;
    }

    /** Lets everything through that has come, if its time has. */
    private Ruling ticked(Ruling now, Instant time) {
        if (now.schedule().next(Instant.EPOCH, clock.getZone()).isEmpty()) {
            return now;
        }
        if (now.since().equals(Instant.EPOCH)) {
            // the first look at what the configuration says
            return write(now, replayed());
        }
        boolean due = now.schedule()
                .next(now.since(), clock.getZone())
                .filter(next -> !next.isAfter(time))
                .isPresent();
        return due ? write(now, stored()) : now;
    }

    /**
     * Sets another schedule, from now on: what it lets through by time or by hand begins behind what is replayed.
     *
     * @param until a position, a time, or nothing
     * @throws IllegalArgumentException when one of them makes no sense; nothing has changed then
     */
    public void set(String schedule, String until, String who, String reason) {
        Schedule parsed = Schedule.wished(schedule);
        new WishedEnd(log, come(), clock.instant()).check(until);
        transactions.run(() -> {
            log.settings().set(SCHEDULE, parsed.toString());
            log.settings().set(UNTIL, until.strip());
            put(replayed());
            audit(who, "schedule", parsed + (until.isBlank() ? "" : " until " + until.strip()), reason);
        });
        readAt = Instant.MIN;
    }

    /** Lets through what has come by now, whatever the schedule says, up to where replay is to stop. */
    public Position release(String who, String reason) {
        Position end = transactions.call(() -> {
            Position stored = come();
            put(stored.seq());
            audit(who, "release", "up to " + stored, reason);
            return stored;
        });
        readAt = Instant.MIN;
        return end;
    }

    private void audit(String who, String act, String subject, String reason) {
        log.audit().add(new AuditEntry(clock.instant(), who, act, subject, reason));
    }

    private long replayed() {
        return log.position().current().seq();
    }

    private long stored() {
        return come().seq();
    }

    private Position come() {
        Position stored = log.portions().contiguousAfter(log.position().current());
        Position heard = ahead.get();
        return heard.compareTo(stored) > 0 ? heard : stored;
    }

    private Ruling write(Ruling now, long released) {
        transactions.run(() -> put(released));
        ruling = new Ruling(now.schedule(), now.until(), released, clock.instant());
        return ruling;
    }

    private void put(long released) {
        log.settings().set(RELEASED, Long.toString(released));
        log.settings().set(SINCE, clock.instant().toString());
    }

    private Ruling read() {
        Settings settings = log.settings();
        return new Ruling(
                settings.of(SCHEDULE).map(Schedule::parse).orElse(configured.schedule()),
                settings.of(UNTIL).orElse(configured.until()),
                settings.of(RELEASED).map(Long::parseLong).orElse(0L),
                settings.of(SINCE).map(Instant::parse).orElse(Instant.EPOCH));
    }
}
