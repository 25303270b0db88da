package org.reprise.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.reprise.compare.Hash;
import org.reprise.compare.RowSum;
import org.reprise.log.LogOrigin;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;

/** The tables REPRISE_SEED and REPRISE_SEED_CHUNK, in the transaction of the connection. */
final class SeedRecord {
    private static final int MAX_REASON = 2000;

    private final Connection connection;

    SeedRecord(Connection connection) {
        this.connection = connection;
    }

    Optional<SeedState> state() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT SEED_ID, SOURCE, STATE, EPOCH, SEQ, PORTION_EPOCH, PORTION_SEQ, PORTION_HASH,"
                                + " BEGUN_MS, ENDED_MS, REASON FROM REPRISE_SEED WHERE ID = 1");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(state(row)) : Optional.empty();
        }
    }

    private static SeedState state(ResultSet row) throws SQLException {
        return new SeedState(
                row.getString(1),
                row.getString(2),
                SeedState.State.valueOf(row.getString(3)),
                new LogOrigin(
                        new Position(row.getLong(4), row.getLong(5)),
                        new ChainEnd(new Position(row.getLong(6), row.getLong(7)), new PortionHash(row.getString(8)))),
                Instant.ofEpochMilli(row.getLong(9)),
                Instant.ofEpochMilli(row.getLong(10)),
                row.getString(11));
    }

    void begin(SeedManifest seed, Instant now) throws SQLException {
        insert(seed.id(), seed.source(), SeedState.State.LOADING, seed.origin(), now);
    }

    /** Notes that there is none. */
    void none(SeedState.State why, String source, String reason, Instant now) throws SQLException {
        forget();
        insert("", source, why, LogOrigin.START, now);
        end(why, reason, now);
    }

    private void insert(String id, String source, SeedState.State state, LogOrigin origin, Instant now)
            throws SQLException {
        update(
                "INSERT INTO REPRISE_SEED (ID, SEED_ID, SOURCE, STATE, EPOCH, SEQ, PORTION_EPOCH, PORTION_SEQ,"
                        + " PORTION_HASH, BEGUN_MS, ENDED_MS, REASON) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '')",
                id,
                source,
                state.name(),
                origin.position().epoch(),
                origin.position().seq(),
                origin.portion().position().epoch(),
                origin.portion().position().seq(),
                origin.portion().hash().hex(),
                now.toEpochMilli());
    }

    void end(SeedState.State state, String reason, Instant now) throws SQLException {
        update(
                "UPDATE REPRISE_SEED SET STATE = ?, REASON = ?, ENDED_MS = ? WHERE ID = 1",
                state.name(),
                reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason,
                now.toEpochMilli());
    }

    void forget() throws SQLException {
        update("DELETE FROM REPRISE_SEED_CHUNK");
        update("DELETE FROM REPRISE_SEED");
    }

    /** The sums of the chunks whose rows are here, in this pass. */
    Map<Integer, RowSum> loaded(int pass) throws SQLException {
        Map<Integer, RowSum> loaded = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT CHUNK, LOADED, HASH FROM REPRISE_SEED_CHUNK WHERE PASS = ?")) {
            statement.setInt(1, pass);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    loaded.put(row.getInt(1), new RowSum(row.getLong(2), Hash.parse(row.getString(3))));
                }
            }
        }
        return loaded;
    }

    /** A second server that loads the same chunk is refused by the key. */
    void add(int chunk, int pass, RowSum sum) throws SQLException {
        update(
                "INSERT INTO REPRISE_SEED_CHUNK (CHUNK, PASS, LOADED, HASH) VALUES (?, ?, ?, ?)",
                chunk,
                pass,
                sum.count(),
                sum.hash().toString());
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
