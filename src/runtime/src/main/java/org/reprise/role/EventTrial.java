package org.reprise.role;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.reprise.eclipselink.DatabaseAddress;
import org.reprise.eclipselink.OpenUnit;
import org.reprise.jdbc.Transactions;
import org.reprise.settings.SiteNotOpenException;

/**
 * Tries what every event needs, before the first one: a row of the log and what a persistence unit writes are in one transaction, by
 * one connection, at READ COMMITTED. Nothing of it is left. Each unit is tried once; units of other databases are left alone.
 */
public final class EventTrial {
    private static final String EVENT = "INSERT INTO REPRISE_CAPTURED (EPOCH, BODY, EVIDENCE) VALUES (-1, ?, ?)";
    private static final String SEEN = "SELECT COUNT(*) FROM REPRISE_CAPTURED WHERE EPOCH = -1";

    private static final String LEFT = "DELETE FROM REPRISE_CAPTURED WHERE EPOCH = -1";
    private static final Logger LOG = Logger.getLogger(EventTrial.class.getName());

    private final String name;
    private final DataSource source;
    private final Transactions transactions;
    private final TransactionSynchronizationRegistry registry;
    private final Set<String> tried = new HashSet<>();

    /** @param name JNDI name of the container's data source, for people */
    public EventTrial(String name, Container container) {
        this(name, container.dataSource(), container.transactions(), container.registry());
    }

    EventTrial(String name, DataSource source, Transactions transactions, TransactionSynchronizationRegistry registry) {
        this.name = name;
        this.source = source;
        this.transactions = transactions;
        this.registry = registry;
    }

    /** @throws SiteNotOpenException saying what is wrong and what to set */
    public void run() {
        DatabaseAddress own = DatabaseAddress.of(source);
        checkIsolation(undone(() -> asked(Connection::getTransactionIsolation)));
        undone(() -> asked(EventTrial::insert));
        checkNothingIsLeft();
        checkNoneFailed(OpenUnit.failed(own));
        for (OpenUnit unit : OpenUnit.all()) {
            if (!tried.contains(unit.id()) && isOf(own, unit)) {
                check(unit);
                tried.add(unit.id());
            }
        }
    }

    private <T> T asked(OpenUnit.Use<T> use) {
        try (Connection connection = source.getConnection()) {
            return use.with(connection);
        } catch (SQLException e) {
            throw new SiteNotOpenException("REPR0005E: The data source " + name
                    + " gives no connection for the log in a" + " container's transaction: " + e.getMessage());
        }
    }

    private void checkIsolation(int isolation) {
        if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
            throw new SiteNotOpenException("REPR0005E: The data source " + name + " gives transactions the isolation "
                    + word(isolation) + ", and the order of events is right at READ COMMITTED only. Set"
                    + " isolationLevel=\"TRANSACTION_READ_COMMITTED\" on the data source");
        }
    }

    private void checkNothingIsLeft() {
        int left = transactions.call(() -> asked(EventTrial::remove));
        if (left > 0) {
            throw new SiteNotOpenException(
                    "REPR0005E: What the data source " + name + " writes is not rolled back with the"
                            + " container's transaction. Set no transactional=\"false\" on the data source, or name the one that the"
                            + " persistence units use in reprise.data-source");
        }
    }

    private static void checkNoneFailed(List<String> units) {
        if (!units.isEmpty()) {
            throw new SiteNotOpenException("REPR0008E: The persistence unit " + String.join(", ", units)
                    + " was to be opened when the application started and found no database within reprise.start.patience; the"
                    + " server does not try it again. Restart the application");
        }
    }

    private static String word(int isolation) {
        return switch (isolation) {
            case Connection.TRANSACTION_NONE -> "NONE";
            case Connection.TRANSACTION_READ_UNCOMMITTED -> "READ UNCOMMITTED";
            case Connection.TRANSACTION_REPEATABLE_READ -> "REPEATABLE READ";
            case Connection.TRANSACTION_SERIALIZABLE -> "SERIALIZABLE";
            default -> "number " + isolation;
        };
    }

    /** A unit that gives no connection now, while the log does, is of another database. */
    private boolean isOf(DatabaseAddress own, OpenUnit unit) {
        try {
            return undone(() -> own.equals(call(unit, DatabaseAddress::of)));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, e, () -> "The persistence unit " + unit.name() + " has no connection yet");
            return false;
        }
    }

    private static <T> T call(OpenUnit unit, OpenUnit.Use<T> use) {
        try {
            return unit.call(use);
        } catch (SQLException e) {
            throw new SiteNotOpenException(String.valueOf(e.getMessage()));
        }
    }

    private void check(OpenUnit unit) {
        long seen;
        try {
            seen = undone(() -> {
                asked(EventTrial::insert);
                return call(unit, EventTrial::count);
            });
        } catch (RuntimeException e) {
            throw apart(unit, String.valueOf(e.getMessage()));
        }
        if (seen == 0) {
            throw apart(unit, "the unit does not see the log's row");
        }
    }

    private static int insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(EVENT)) {
            insert.setBytes(1, new byte[0]);
            insert.setBytes(2, new byte[0]);
            return insert.executeUpdate();
        }
    }

    private static int remove(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(LEFT)) {
            return delete.executeUpdate();
        }
    }

    /** Of events of an epoch that never is: only this trial writes any, and only this transaction sees it. */
    private static long count(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SEEN);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private SiteNotOpenException apart(OpenUnit unit, String why) {
        return new SiteNotOpenException("REPR0006E: The log by the data source " + name + " and the persistence unit "
                + unit.name() + " do not write through one connection of one transaction, so no event could be kept ("
                + why
                + "). Name the same data source, by the same JNDI name, in <jta-data-source> of persistence.xml and in"
                + " reprise.data-source, and let its connections be shared (no enableSharingForDirectLookups=\"false\", no"
                + " Unshareable reference, no isolation level of a reference)");
    }

    /** What throws would be an incident in a container's eyes, and this is none. */
    private <T> T undone(Supplier<T> work) {
        List<T> found = new ArrayList<>(1);
        try {
            transactions.run(() -> {
                found.add(work.get());
                registry.setRollbackOnly();
            });
        } catch (RuntimeException e) {
            // some containers say that it was rolled back, as it was to be
            if (found.isEmpty()) {
                throw e;
            }
        }
        return found.get(0);
    }
}
