package org.reprise.seed;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.reprise.jdbc.Transactions;

/** The database of the site that is seeded: work in a transaction each. */
final class TargetDatabase {
    private static final int MAX_REASON = 600;

    private final DataSource source;
    private final Transactions transactions;

    TargetDatabase(DataSource source, Transactions transactions) {
        this.source = source;
        this.transactions = transactions;
    }

    /** Work on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The same without a result. */
    interface Act {
        void on(Connection connection) throws SQLException;
    }

    DataSource source() {
        return source;
    }

    /**
     * Does it in a new transaction.
     *
     * @param what it does, for people
     * @throws SeedException when the database refuses; nothing is done then
     */
    <T> T call(String what, Work<T> work) {
        return transactions.call(() -> {
            try (Connection connection = source.getConnection()) {
                return work.on(connection);
            } catch (SQLException e) {
                throw new SeedException(what + " failed: " + reason(e), e);
            }
        });
    }

    void run(String what, Act act) {
        call(what, connection -> {
            act.on(connection);
            return Boolean.TRUE;
        });
    }

    /** A batch hides its reason in the next exception; some makes repeat the whole statement. */
    private static String reason(SQLException e) {
        SQLException next = e.getNextException();
        String reason = next == null ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + next.getMessage();
        return reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + " …" : reason;
    }
}
