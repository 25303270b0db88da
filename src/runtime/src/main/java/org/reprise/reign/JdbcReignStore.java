package org.reprise.reign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.jdbc.EventLogException;
import org.reprise.jdbc.Transactions;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;

/** {@link ReignStore} in the tables REPRISE_REIGN and REPRISE_PROMISE. */
final class JdbcReignStore implements ReignStore {
    private static final String REIGNS =
            "SELECT EPOCH, PREVIOUS_EPOCH, FIRST_SEQ, PREVIOUS_HASH, PRIMARY_SITE, BEGUN_MS,"
                    + " PROMOTED_BY, REASON FROM REPRISE_REIGN";
    private static final String ADD = "INSERT INTO REPRISE_REIGN (EPOCH, PREVIOUS_EPOCH, FIRST_SEQ, PREVIOUS_HASH,"
            + " PRIMARY_SITE, BEGUN_MS, PROMOTED_BY, REASON) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String LOWEST = "SELECT MIN(EPOCH) FROM REPRISE_PROMISE";
    private static final String SET = "UPDATE REPRISE_PROMISE SET EPOCH = ?, PRIMARY_SITE = ?, PROMISED_MS = ? WHERE ";

    /** Of all who change the promise one has this row. */
    private static final String HOLD = "UPDATE REPRISE_PROMISE SET EPOCH = EPOCH WHERE ID = 1";

    private static final String GIVEN_UP = "given-up.epoch";
    private static final String READ_GIVEN_UP = "SELECT SETTING FROM REPRISE_SETTING WHERE NAME = ?";
    private static final String SET_GIVEN_UP = "UPDATE REPRISE_SETTING SET SETTING = ? WHERE NAME = ?";
    private static final String ADD_GIVEN_UP = "INSERT INTO REPRISE_SETTING (SETTING, NAME) VALUES (?, ?)";

    /** PostgreSQL lets who shares a row pass by who waits to change it, for ever under load; a table has a fair queue. */
    private static final String QUEUE = "LOCK TABLE REPRISE_PROMISE IN EXCLUSIVE MODE";

    private static final int TRIES = 5;

    private final DataSource source;
    private final Database database;
    private final Transactions transactions;
    private final OwnLog log;

    /** As it was read last; by now it may be higher. */
    private volatile Promise reached = Promise.NONE;

    JdbcReignStore(DataSource source, Transactions transactions, OwnLog log) {
        this.source = source;
        this.database = new Database(source);
        this.transactions = transactions;
        this.log = log;
    }

    @Override
    public Reigns reigns() {
        return Reigns.of(database.query(REIGNS, JdbcReignStore::reign));
    }

    @Override
    public Promise promise() {
        return Fence.latest(database);
    }

    @Override
    public boolean raise(Promise told) {
        if (reached.covers(told)) {
            // each message tells it, and what was promised is never taken back
            return false;
        }
        Promise own = promise();
        if (!own.yieldsTo(told)) {
            reached = own;
            return false;
        }
        boolean rose = alone(() -> {
            // first of all: what is read later is then what was committed by those who held the promise
            if (set(told, "EPOCH < ?", told.epoch()) > 0) {
                log.rose();
                return true;
            }
            return promise().yieldsTo(told);
        });
        if (rose) {
            settle(told);
        }
        return rose;
    }

    @Override
    public boolean take(Promise seen, Reign next) {
        if (next.epoch() <= seen.epoch()) {
            throw new IllegalArgumentException("The " + next + ", cannot begin: " + seen + " is promised");
        }
        return raiseFrom(seen, next.promise(next.begun()), () -> {
            if (next.epoch() <= givenUp()) {
                throw new EpochRefusedException(
                        "The " + next + ", cannot begin: that epoch was given up here, as another"
                                + " command goes for a later one, or this one has failed. Look at 'reprise reign', and try again");
            }
            // what was stored by those who held the promise until now is seen: the barrier would have no place behind
            // it
            // but the first of all, which is written down where there may be a log of before there were reigns
            String hindrance =
                    seen.epoch() == 0 && next.before().position().seq() == 0 ? "" : log.hinders(next.before());
            if (!hindrance.isEmpty()) {
                throw new LogWentOnException("The " + next + ", cannot begin: " + hindrance);
            }
            add(next);
        });
    }

    @Override
    public boolean raiseFrom(Promise seen, Promise next) {
        return seen.yieldsTo(next) && raiseFrom(seen, next, () -> {});
    }

    private boolean raiseFrom(Promise seen, Promise next, Runnable with) {
        boolean rose = alone(() -> {
            if (set(next, "ID = 1 AND EPOCH = ?", seen.epoch()) != 1) {
                return false;
            }
            set(next, "EPOCH < ?", next.epoch());
            log.rose();
            with.run();
            return true;
        });
        if (rose) {
            settle(next);
        }
        return rose;
    }

    @Override
    public void giveUp(long epoch) {
        alone(() -> {
            database.update(HOLD);
            String text = Long.toString(epoch);
            if (epoch > givenUp() && database.update(SET_GIVEN_UP, text, GIVEN_UP) == 0) {
                database.update(ADD_GIVEN_UP, text, GIVEN_UP);
            }
            return Boolean.TRUE;
        });
    }

    @Override
    public long givenUp() {
        return database.first(READ_GIVEN_UP, row -> Long.parseLong(row.getString(1)), GIVEN_UP)
                .orElse(0L);
    }

    @Override
    public void learn(Reigns more) {
        again(() -> {
            missing(more).forEach(this::add);
            return Boolean.TRUE;
        });
    }

    private List<Reign> missing(Reigns more) {
        Reigns known = reigns();
        return known.merge(more).all().stream()
                .filter(each -> known.of(each.epoch()).isEmpty())
                .toList();
    }

    private <T> T alone(Supplier<T> work) {
        return again(() -> {
            if (DatabaseMake.of(source) == DatabaseMake.POSTGRESQL) {
                database.update(QUEUE);
            }
            return work.get();
        });
    }

    /**
     * In a transaction of its own, which is tried again where the database rolled it back for the sake of another: HSQLDB does so to a
     * rise under load, and each reign that several tell of at once is added by one of them.
     */
    private <T> T again(Supplier<T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return transactions.call(work);
            } catch (EventLogException e) {
                if (tried == TRIES || !yielded(e)) {
                    throw e;
                }
            }
        }
    }

    /** The classes of SQLSTATE that say that nothing of it is left: 40, transaction rollback, and 23, a row that is there already. */
    private static boolean yielded(EventLogException e) {
        return e.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && (cause.getSQLState().startsWith("40") || cause.getSQLState().startsWith("23"));
    }

    /** H2 may lose an update of a row when another transaction on it rolls back: so it is looked at once more. */
    private void settle(Promise promise) {
        for (int tried = 1; lowest() < promise.epoch() && promise().isOf(promise); tried++) {
            if (tried == TRIES) {
                throw new EventLogException("The promise of " + promise + " does not stay in REPRISE_PROMISE", null);
            }
            alone(() -> set(promise, "EPOCH < ?", promise.epoch()));
        }
    }

    private long lowest() {
        return database.first(LOWEST, row -> row.getLong(1)).orElse(0L);
    }

    private int set(Promise promise, String where, long epoch) {
        return database.update(
                SET + where, promise.epoch(), promise.primary(), promise.at().toEpochMilli(), epoch);
    }

    private void add(Reign reign) {
        Position before = reign.before().position();
        database.update(
                ADD,
                reign.epoch(),
                before.epoch(),
                reign.first(),
                reign.before().hash().hex(),
                reign.primary(),
                reign.begun().toEpochMilli(),
                reign.by(),
                reign.reason());
    }

    private static Reign reign(ResultSet row) throws SQLException {
        return new Reign(
                row.getLong(1),
                new ChainEnd(new Position(row.getLong(2), row.getLong(3) - 1), new PortionHash(row.getString(4))),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getString(7),
                row.getString(8));
    }
}
