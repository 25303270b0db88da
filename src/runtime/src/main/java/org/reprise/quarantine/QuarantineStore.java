package org.reprise.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.Text;
import org.reprise.portion.Position;
import org.reprise.quarantine.Decision.State;
import org.reprise.quarantine.Quarantined.Put;
import org.reprise.quarantine.Quarantined.Undone;

/**
 * The quarantined events of this site, in the table REPRISE_QUARANTINE. Each method joins the caller's transaction when there is one. No
 * event is ever removed: what operators decide is written beside it. Safe for any thread and several servers.
 */
public final class QuarantineStore {
    /** Longest text of why something was done. */
    public static final int MAX_REASON = 2000;

    private static final String COLUMNS =
            "ORIGIN, EPOCH, SEQ, HASH, NAMES, CALLER, CAPTURED_MS, QUARANTINED_MS, QUARANTINED_WHY,"
                    + " UNDONE, STATE, DECIDED_MS, DECIDED_BY, REASON, SUBMITTED_EPOCH, SUBMITTED_SEQ";
    private static final String ADD = "INSERT INTO REPRISE_QUARANTINE (" + COLUMNS + ", BODY, EVIDENCE) VALUES ("
            + String.join(", ", Collections.nCopies(18, "?")) + ")";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM REPRISE_QUARANTINE WHERE ";
    private static final String DECIDE =
            "UPDATE REPRISE_QUARANTINE SET STATE = ?, DECIDED_MS = ?, DECIDED_BY = ?, REASON = ?,"
                    + " SUBMITTED_EPOCH = ?, SUBMITTED_SEQ = ? WHERE ORIGIN = ? AND STATE = ?";

    private final Database database;

    public QuarantineStore(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * Adds an event. One that was here already, was submitted again and comes back, because what it became is in no other log either,
     * takes the place of what was written of it before: it waits once more.
     */
    public void add(Quarantined event, Content content) {
        database.update("DELETE FROM REPRISE_QUARANTINE WHERE ORIGIN = ?", event.origin());
        Put put = event.put();
        Decision decision = event.decision();
        database.update(
                ADD,
                event.origin(),
                event.position().epoch(),
                event.position().seq(),
                event.hash(),
                Text.cut(String.join("\n", event.names()), MAX_REASON),
                Text.cut(event.caller(), Text.LINE),
                event.at().toEpochMilli(),
                put.at().toEpochMilli(),
                Text.cut(put.why(), MAX_REASON),
                put.undone().name(),
                decision.state().name(),
                decision.at().toEpochMilli(),
                Text.cut(decision.by(), Text.LINE),
                Text.cut(decision.reason(), MAX_REASON),
                decision.submitted().epoch(),
                decision.submitted().seq(),
                content.body(),
                content.evidence());
    }

    /**
     * Those in one of these states, in the order of the log.
     *
     * @param after only those behind this place; {@link Position#START} for the first ones
     * @param most  no more than that many
     */
    public List<Quarantined> list(Collection<State> states, Position after, int most) {
        String marks = String.join(", ", Collections.nCopies(Math.max(1, states.size()), "?"));
        Stream<Object> named =
                states.isEmpty() ? Stream.of("") : states.stream().map(State::name);
        Object[] parameters = Stream.concat(named, Stream.<Object>of(after.epoch(), after.epoch(), after.seq(), most))
                .toArray();
        return List.copyOf(database.query(
                SELECT + "STATE IN (" + marks
                        + ") AND (EPOCH > ? OR EPOCH = ? AND SEQ > ?) ORDER BY EPOCH, SEQ LIMIT ?",
                QuarantineStore::quarantined,
                parameters));
    }

    /** How many there are in each state. */
    public Map<State, Long> counts() {
        Map<State, Long> counts = new EnumMap<>(State.class);
        for (State each : State.values()) {
            counts.put(each, 0L);
        }
        database.each(
                "SELECT STATE, COUNT(*) FROM REPRISE_QUARANTINE GROUP BY STATE",
                row -> counts.put(State.valueOf(row.getString(1)), row.getLong(2)) != null);
        return counts;
    }

    public Optional<Quarantined> find(String origin) {
        return database.first(SELECT + "ORIGIN = ?", QuarantineStore::quarantined, origin);
    }

    /** Whether an event that stood there is here. */
    public boolean has(Position position) {
        return database.first(
                        "SELECT ORIGIN FROM REPRISE_QUARANTINE WHERE EPOCH = ? AND SEQ = ?",
                        row -> row.getString(1),
                        position.epoch(),
                        position.seq())
                .isPresent();
    }

    /** Where the first of those stood that were behind this seq; empty where there is none. */
    public OptionalLong firstBehind(long seq) {
        return database.first(
                        "SELECT SEQ FROM REPRISE_QUARANTINE WHERE SEQ > ? ORDER BY SEQ LIMIT 1",
                        row -> row.getLong(1),
                        seq)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** All that is known of one. */
    public Optional<Content> content(String origin) {
        return database.first(
                "SELECT BODY, EVIDENCE FROM REPRISE_QUARANTINE WHERE ORIGIN = ?",
                row -> new Content(row.getBytes(1), row.getBytes(2)),
                origin);
    }

    /**
     * Writes down what an operator made of one, if it is still in this state.
     *
     * @return whether it was; {@code false} changes nothing
     */
    public boolean decide(String origin, State from, Decision to) {
        return database.update(
                        DECIDE,
                        to.state().name(),
                        to.at().toEpochMilli(),
                        Text.cut(to.by(), Text.LINE),
                        Text.cut(to.reason(), MAX_REASON),
                        to.submitted().epoch(),
                        to.submitted().seq(),
                        origin,
                        from.name())
                == 1;
    }

    private static Quarantined quarantined(ResultSet row) throws SQLException {
        String names = row.getString(5);
        return new Quarantined(
                row.getString(1),
                new Position(row.getLong(2), row.getLong(3)),
                row.getString(4),
                List.of(names.split("\n", -1)),
                row.getString(6),
                Instant.ofEpochMilli(row.getLong(7)),
                new Put(Instant.ofEpochMilli(row.getLong(8)), row.getString(9), Undone.valueOf(row.getString(10))),
                new Decision(
                        State.valueOf(row.getString(11)),
                        row.getString(13),
                        Instant.ofEpochMilli(row.getLong(12)),
                        row.getString(14),
                        new Position(row.getLong(15), row.getLong(16))));
    }
}
