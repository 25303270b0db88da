package org.reprise.compare;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.reprise.portion.Position;

/**
 * Answers the steps of a comparison that another site makes. A snapshot that nobody has asked about for a quarter of an hour is
 * closed: a long one costs the database room. One thread at a time.
 */
public final class SideDesk implements AutoCloseable {
    /** What the other site calls it. */
    public static final String SUBJECT = "compare";

    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final int MOST = 4;

    private static final class Session {
        final PositionedSnapshot snapshot;
        final JdbcSide side;
        Instant askedAt;

        Session(PositionedSnapshot snapshot, JdbcSide side, Instant now) {
            this.snapshot = snapshot;
            this.side = side;
            this.askedAt = now;
        }
    }

    private final Supplier<PositionedSnapshot> snapshots;
    private final Supplier<ApplicationTables> application;
    private final Clock clock;
    private final Map<String, Session> sessions = new HashMap<>();

    /**
     * @param snapshots   opens one of this site's tables
     * @param application as {@link JdbcSide}, at the moment; generators of the asker are not compared either
     */
    public SideDesk(Supplier<PositionedSnapshot> snapshots, Supplier<ApplicationTables> application, Clock clock) {
        this.snapshots = snapshots;
        this.application = application;
        this.clock = clock;
    }

    /**
     * Answers a step.
     *
     * @throws CompareException when it cannot be answered
     */
    public synchronized byte[] answer(String asker, byte[] question) {
        Step step = StepForm.read(question, new TypeReference<>() {});
        closeIdle();
        if (step.kind() == Step.Kind.OPEN) {
            return open(asker, step);
        }
        Session session = sessions.get(step.session());
        if (session == null && step.kind() == Step.Kind.CLOSE) {
            return new byte[0];
        }
        if (session == null) {
            throw new CompareException(
                    "The comparison is not known any more: the site was started again, or nothing was asked for "
                            + IDLE.toMinutes() + " minutes. Start it again",
                    null);
        }
        session.askedAt = clock.instant();
        return answer(step, session);
    }

    private byte[] open(String asker, Step step) {
        if (sessions.size() >= MOST) {
            throw new CompareException(
                    "Site '" + asker + "' is the " + (MOST + 1) + "th that compares at once: try again later", null);
        }
        PositionedSnapshot snapshot = snapshots.get();
        Position position = snapshot.position();
        ApplicationTables all = application.get().and(step.generators());
        String id = "";
        if (position.seq() < step.from()) {
            // the asker is ahead, and asks again until this site has come so far
            snapshot.close();
        } else {
            id = step.session();
            JdbcSide side = new JdbcSide(snapshot.snapshot(), all, (table, rows) -> {});
            Session before = sessions.put(id, new Session(snapshot, side, clock.instant()));
            if (before != null) {
                // asked twice
                before.snapshot.close();
            }
        }
        return StepForm.write(new StepForm.Opened(id, position.epoch(), position.seq(), all.generators()));
    }

    private byte[] answer(Step step, Session session) {
        JdbcSide side = session.side;
        return switch (step.kind()) {
            case TABLES -> StepForm.write(side.tables());
            case SUM -> StepForm.write(side.sum(step.named()));
            case CHUNKS -> StepForm.write(side.chunks(step.named()));
            case DIGESTS -> StepForm.digests(side.digests(step.named(), step.chunks()));
            case ROWS -> StepForm.rows(side.rows(step.named(), step.keys()));
            case NAMED -> StepForm.rows(side.named(step.named(), step.names()));
            case CLOSE -> {
                sessions.remove(step.session());
                session.snapshot.close();
                yield new byte[0];
            }
            case OPEN -> throw new IllegalStateException("opened already");
        };
    }

    /** To be called now and then: what nobody asks about any more is not to wait for the next question. */
    public synchronized void closeIdle() {
        Instant before = clock.instant().minus(IDLE);
        List<Session> idle = sessions.values().stream()
                .filter(session -> session.askedAt.isBefore(before))
                .toList();
        sessions.values().removeAll(idle);
        idle.forEach(session -> session.snapshot.close());
    }

    @Override
    public synchronized void close() {
        List<Session> all = List.copyOf(sessions.values());
        sessions.clear();
        all.forEach(session -> session.snapshot.close());
    }
}
