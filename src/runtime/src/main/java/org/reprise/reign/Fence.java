package org.reprise.reign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.jdbc.EventLogException;

/**
 * Lets work into the database only while the site has promised nothing above its epoch, and holds the promise where it is until the
 * transaction ends. So of a transaction that was let in and one that raises the promise, one waits for the other: once the promise is
 * committed, nothing commits any more that was let in before.
 *
 * <p>The promise stands in {@value #ROWS} equal rows; who raises it changes all of them, who is let in holds one. PostgreSQL and MariaDB
 * let many hold a row together, and hold it in the statement that inserts: no round trip more. H2 and HSQLDB know only one holder of a
 * row, so there it is one row of many, in turn. The row is taken last, with all other locks held: it makes no deadlock.
 *
 * <p>Joins the caller's transaction; outside one it holds nothing. At READ COMMITTED who is refused gets a {@link FencedException}; at
 * higher isolation the database itself may refuse the row that was changed since the transaction began, which holds as well. Safe for
 * use by several threads.
 */
public final class Fence {
    /** Rows of REPRISE_PROMISE. */
    static final int ROWS = 16;

    private static final String PROMISE = "SELECT EPOCH, PRIMARY_SITE, PROMISED_MS FROM REPRISE_PROMISE ";
    private static final String LATEST = PROMISE + "ORDER BY EPOCH DESC, ID LIMIT 1";
    private static final String HOLD = "UPDATE REPRISE_PROMISE SET EPOCH = EPOCH WHERE ID = ? AND EPOCH <= ?";

    private final DataSource source;
    private final Database database;
    private final AtomicInteger turn = new AtomicInteger();
    private @Nullable DatabaseMake make;

    public Fence(DataSource source) {
        this.source = source;
        this.database = new Database(source);
    }

    /** The promise as it is committed, without holding it. */
    static Promise latest(Database database) {
        return database.first(LATEST, Fence::promise)
                .orElseThrow(() -> new EventLogException("The rows of REPRISE_PROMISE are missing", null));
    }

    /** The promise, which does not rise before this transaction ends. */
    public Promise hold() {
        int row = row();
        String held = PROMISE + "WHERE ID = ?" + share();
        if (share().isEmpty()) {
            database.update(HOLD, row, Long.MAX_VALUE);
        }
        return database.first(held, Fence::promise, row)
                .orElseThrow(() -> new EventLogException("Row " + row + " of REPRISE_PROMISE is missing", null));
    }

    /**
     * Inserts a row that is of this epoch.
     *
     * @param into the table with its columns in brackets, as an INSERT has them
     * @throws FencedException when a higher epoch is promised; nothing was inserted, and the transaction must roll back
     */
    public void insert(String into, long epoch, Object... values) {
        String marks = String.join(", ", Collections.nCopies(values.length, "?"));
        int row = row();
        boolean let;
        if (share().isEmpty()) {
            let = database.update(HOLD, row, epoch) == 1
                    && database.update("INSERT INTO " + into + " VALUES (" + marks + ")", values) == 1;
        } else {
            Object[] guarded = Arrays.copyOf(values, values.length + 2);
            guarded[values.length] = row;
            guarded[values.length + 1] = epoch;
            let = database.update(
                            "INSERT INTO " + into + " SELECT " + marks
                                    + " FROM REPRISE_PROMISE WHERE ID = ? AND EPOCH <= ?" + share(),
                            guarded)
                    == 1;
        }
        if (!let) {
            // held, as a transaction of a higher isolation would read what was promised when it began
            throw new FencedException(epoch, hold());
        }
    }

    /** In turn, so that of as many transactions as there are rows no two wait for each other. */
    private int row() {
        return Math.floorMod(turn.getAndIncrement(), ROWS) + 1;
    }

    /** What makes many hold a row together; empty where the make knows no such thing. */
    private String share() {
        return switch (make()) {
            case POSTGRESQL -> " FOR SHARE";
            case MARIADB -> " LOCK IN SHARE MODE";
            case H2, HSQLDB -> "";
        };
    }

    private DatabaseMake make() {
        DatabaseMake known = make;
        if (known == null) {
            known = DatabaseMake.of(source);
            make = known;
        }
        return known;
    }

    private static Promise promise(ResultSet row) throws SQLException {
        return row.getLong(1) == 0
                ? Promise.NONE
                : new Promise(row.getLong(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)));
    }
}
