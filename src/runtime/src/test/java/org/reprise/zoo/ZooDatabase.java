package org.reprise.zoo;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.config.SessionCustomizer;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * The zoo's tables in an empty database, and EclipseLink as it is in a container: woven classes, JTA transactions, one persistence
 * context and one connection in each.
 */
public final class ZooDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final TestDatabase database;
    private final HikariDataSource pool;
    private final DataSource dataSource;
    private final EntityManagerFactory factory;

    private ZooDatabase(TestDatabase database, Map<String, Object> more) {
        this.database = database;
        pool = pool(database);
        dataSource = new ZooDataSource(pool);
        Map<String, Object> properties = new HashMap<>();
        properties.put(PersistenceUnitProperties.JTA_DATASOURCE, dataSource);
        properties.put(PersistenceUnitProperties.TARGET_SERVER, ZooPlatform.class.getName());
        properties.put(PersistenceUnitProperties.SCHEMA_GENERATION_DATABASE_ACTION, "create");
        properties.put(PersistenceUnitProperties.WEAVING, "static");
        properties.put(PersistenceUnitProperties.SESSION_NAME, "test" + NUMBER.incrementAndGet() + "_zoo");
        properties.put(PersistenceUnitProperties.LOGGING_LEVEL, "SEVERE");
        properties.putAll(more);
        factory = Persistence.createEntityManagerFactory((String) more.getOrDefault("test.unit", "zoo"), properties);
        inNew(() -> {
            factory.createEntityManager().close();
            return null;
        });
    }

    /** In a new database. */
    public static ZooDatabase fresh(Make make, Class<? extends SessionCustomizer> customizer) {
        return fresh(make, customizer, Map.of());
    }

    /** In a new database, with properties of EclipseLink added to the usual ones. */
    public static ZooDatabase fresh(
            Make make, Class<? extends SessionCustomizer> customizer, Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(PersistenceUnitProperties.SESSION_CUSTOMIZER, customizer.getName());
        return in(empty(make), all);
    }

    /** In this database, with properties of EclipseLink added to the usual ones. */
    public static ZooDatabase in(TestDatabase database, Map<String, Object> properties) {
        return new ZooDatabase(database, properties);
    }

    /** EclipseLink 4.0 declares IDENTITY columns in forms that H2 2 takes in this mode only, and PostgreSQL not at all. */
    public static TestDatabase empty(Make make) {
        return prepared(make.fresh());
    }

    /** The same on another server of MariaDB, where a schema may have the name of one of the first. */
    public static TestDatabase emptyElsewhere() {
        return prepared(Make.mariaDbElsewhere());
    }

    private static TestDatabase prepared(TestDatabase database) {
        Make make = database.make();
        if (make == Make.H2) {
            return new TestDatabase(make, database.url() + ";MODE=LEGACY", database.user(), database.password());
        } else if (make == Make.POSTGRESQL) {
            database.execute("CREATE TABLE VISIT (ID BIGSERIAL PRIMARY KEY, REASON VARCHAR(60), KEEPER_ID BIGINT)");
        } else if (make == Make.MARIADB) {
            database.execute("ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        }
        return database;
    }

    /** A new connection costs PostgreSQL some 10 ms, two thirds of the time of a pair of makes. */
    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    public Make make() {
        return database.make();
    }

    public TestDatabase database() {
        return database;
    }

    /** Gives the connection of the current transaction. */
    public DataSource dataSource() {
        return dataSource;
    }

    public EntityManagerFactory factory() {
        return factory;
    }

    /** The work in a transaction and a persistence context of its own. */
    public <T> T call(Function<EntityManager, T> work) {
        return inNew(() -> {
            EntityManager entities = factory.createEntityManager();
            T result = work.apply(entities);
            return result;
        });
    }

    /** The same without a result. */
    public void run(Consumer<EntityManager> work) {
        call(entities -> {
            work.accept(entities);
            return null;
        });
    }

    private static <T> T inNew(Callable<T> work) {
        try {
            return ZooTransactions.inNew(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (factory.isOpen()) {
            factory.close();
        }
        pool.close();
    }
}
