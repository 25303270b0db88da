package org.reprise.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.reprise.jdbc.DatabaseMake;

/**
 * A site's database as it is at one moment, while others go on writing: a connection in a transaction of its own, which
 * reads large tables without holding them in memory. What moment that is, its first statement says.
 *
 * <p>Open and close it outside any container transaction, and use it in one thread. HSQLDB keeps such a view in its transaction
 * model {@code mvcc} only; in the others it holds up those who write.
 */
public final class SiteSnapshot implements AutoCloseable {
    /** Rows that the driver or the database holds at once. */
    static final int FETCH = 500;

    private final Connection connection;
    private final DatabaseMake make;
    private final boolean autoCommit;
    private final int isolation;

    private SiteSnapshot(Connection connection) throws SQLException {
        this.connection = connection;
        make = DatabaseMake.of(connection);
        autoCommit = connection.getAutoCommit();
        isolation = connection.getTransactionIsolation();
        // at REPEATABLE READ, H2 has a moment of its own for each table; at SERIALIZABLE, MariaDB locks what is read
        connection.setTransactionIsolation(
                make == DatabaseMake.H2 ? Connection.TRANSACTION_SERIALIZABLE : Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        limitMemory(FETCH);
    }

    /** @throws CompareException when the database cannot be reached or refuses */
    public static SiteSnapshot open(DataSource source) {
        try {
            Connection connection = source.getConnection();
            try {
                return new SiteSnapshot(connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new CompareException("The site's database gives no snapshot: " + e.getMessage(), e);
        }
    }

    /** For what else is to be read of the same moment, such as the position. It is not to be closed. */
    public Connection connection() {
        return connection;
    }

    public DatabaseMake make() {
        return make;
    }

    /** HSQLDB would make the whole result in memory; the others have drivers or temporary files for it. */
    private void limitMemory(int rows) throws SQLException {
        if (make == DatabaseMake.HSQLDB) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION RESULT MEMORY ROWS " + rows);
            }
        }
    }

    /** Ends the transaction and gives the connection back as it was. */
    @Override
    public void close() {
        try (Connection ended = connection) {
            ended.rollback();
            limitMemory(0);
            ended.rollback();
            ended.setAutoCommit(autoCommit);
            ended.setTransactionIsolation(isolation);
        } catch (SQLException e) {
            throw new CompareException("The snapshot of the site's database cannot be closed: " + e.getMessage(), e);
        }
    }
}
