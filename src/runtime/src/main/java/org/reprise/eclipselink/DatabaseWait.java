package org.reprise.eclipselink;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.sessions.DatasourceLogin;
import org.eclipse.persistence.sessions.JNDIConnector;

/**
 * Lets the start of an application wait for the database of a persistence unit. A unit that is opened when the application starts and
 * finds no database is of no use any more: Liberty keeps its failure as long as the application runs (seen with 26.0.0.3).
 */
final class DatabaseWait {
    private static final Logger LOG = Logger.getLogger(DatabaseWait.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource source;
    private final String unit;
    private final Supplier<Duration> patience;

    DatabaseWait(DataSource source, String unit, Supplier<Duration> patience) {
        this.source = source;
        this.unit = unit;
        this.patience = patience;
    }

    /** In the calling thread, where the session's unit is opened at the start; one that is opened by its first use is tried again. */
    static void before(AbstractSession session) {
        if (opensAtStart(session)) {
            source(session)
                    .ifPresent(source ->
                            new DatabaseWait(source, OpenUnit.name(session), DatabaseWait::configured).until());
        }
    }

    static boolean opensAtStart(AbstractSession session) {
        return Stream.of(
                        PersistenceUnitProperties.DEPLOY_ON_STARTUP,
                        PersistenceUnitProperties.SCHEMA_GENERATION_DATABASE_ACTION,
                        PersistenceUnitProperties.DDL_GENERATION)
                .map(session::getProperty)
                .filter(Objects::nonNull)
                .anyMatch(set -> !set.equals("false") && !set.equals("none"));
    }

    /** As far as it is a container's. */
    static Optional<DataSource> source(AbstractSession session) {
        return session.getDatasourceLogin() instanceof DatasourceLogin login
                        && login.getConnector() instanceof JNDIConnector connector
                ? Optional.ofNullable(connector.getDataSource())
                : Optional.empty();
    }

    /** What is wrong with it is said with all other keys, when the site opens. */
    private static Duration configured() {
        try {
            return ConfigProvider.getConfig()
                    .getOptionalValue("reprise.start.patience", Duration.class)
                    .orElse(ChronoUnit.FOREVER.getDuration());
        } catch (IllegalArgumentException e) {
            return Duration.ZERO;
        }
    }

    /**
     * Returns when the database answers, refuses, or has been waited for long enough.
     *
     * @throws IllegalStateException when the JVM ends meanwhile: Liberty waits with its own end for two minutes where an application
     *                               does not come up
     */
    void until() {
        Thread waits = Thread.currentThread();
        Thread end = new Thread(waits::interrupt, "reprise-start-ends");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            await();
        } finally {
            forget(end);
        }
    }

    private static void forget(Thread end) {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "The JVM is ending", e);
        }
    }

    private void await() {
        long began = System.nanoTime();
        String said = "";
        Optional<String> away = away();
        while (away.isPresent() && Duration.ofNanos(System.nanoTime() - began).compareTo(patience.get()) < 0) {
            if (!said.equals(away.get())) {
                said = away.get();
                LOG.log(
                        Level.WARNING,
                        "REPR0004W: The start of the application waits for the database of persistence unit {0}: {1}",
                        new Object[] {unit, said});
            }
            pause();
            away = away();
        }
        if (!said.isEmpty()) {
            LOG.log(Level.INFO, "The application starts: the database of persistence unit {0} {1}", new Object[] {
                unit, away.isPresent() ? "has been waited for" : "is there"
            });
        }
    }

    private Optional<String> away() {
        try (Connection connection = source.getConnection()) {
            LOG.log(Level.FINE, "Connected: {0}", connection);
            return Optional.empty();
        } catch (SQLException e) {
            return isAway(e) ? Optional.of(String.valueOf(e.getMessage())) : Optional.empty();
        }
    }

    /**
     * Whether the connection failed on its way, which drivers say by a cause of the network or by SQLSTATE class 08, or because the
     * database is starting or stopping (57P, PostgreSQL). A wrong password or name is none of these.
     */
    static boolean isAway(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        return state.startsWith("08")
                || state.startsWith("57P")
                || Stream.iterate((Throwable) refused, Objects::nonNull, Throwable::getCause)
                        .anyMatch(IOException.class::isInstance);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start of the application is interrupted", e);
        }
    }
}
