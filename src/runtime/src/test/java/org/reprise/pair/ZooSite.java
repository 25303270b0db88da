package org.reprise.pair;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.eclipselink.DatabaseAddress;
import org.reprise.eclipselink.LossyColumns;
import org.reprise.eclipselink.RepriseSessionCustomizer;
import org.reprise.eclipselink.WrittenRows;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethod.Calling;
import org.reprise.generator.SiteIds;
import org.reprise.jdbc.Transactions;
import org.reprise.log.EventLog;
import org.reprise.log.ShippedTables;
import org.reprise.portion.Compression;
import org.reprise.proof.IdSource;
import org.reprise.proof.RowObserver;
import org.reprise.testing.Make;
import org.reprise.zoo.JtaTransactions;
import org.reprise.zoo.ZooDatabase;
import org.reprise.zoo.ZooTransactions;

/** A zoo and an event log in one new database. */
final class ZooSite implements AutoCloseable {
    private final LossyColumns lossy = new LossyColumns();
    final ZooDatabase zoo;
    final Transactions transactions = new JtaTransactions();
    final EventLog log;

    ZooSite(ZooDatabase zoo) {
        this.zoo = zoo;
        ShippedTables.create(zoo.dataSource());
        log = EventLog.over(zoo.dataSource(), transactions, Compression.best());
    }

    static ZooSite fresh(Make make) {
        return fresh(make, Map.of());
    }

    /** With properties of EclipseLink added to the usual ones. */
    static ZooSite fresh(Make make, Map<String, Object> properties) {
        return new ZooSite(ZooDatabase.fresh(make, RepriseSessionCustomizer.class, properties));
    }

    /** The persistence context of the current transaction. */
    EntityManager entities() {
        var registry = ZooTransactions.registry();
        if (registry.getResource(this) instanceof EntityManager entities) {
            return entities;
        }
        EntityManager entities = zoo.factory().createEntityManager();
        registry.putResource(this, entities);
        return entities;
    }

    /** As a container runs this method: in the caller's transaction or in one of its own. */
    <T> T inTransactionOf(ReplicatedMethod method, Callable<T> work) {
        return method.calling() == Calling.OWN_TRANSACTION ? transactions.call(() -> done(work)) : done(work);
    }

    private static <T> T done(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets this site's part see the rows and give the ids of all that is done; one site at a time. */
    <T extends RowObserver & IdSource> void observedBy(T part) {
        observedBy(part, part);
    }

    void observedBy(RowObserver rows, IdSource ids) {
        try (Connection connection = zoo.database().connect()) {
            WrittenRows.observe(rows, DatabaseAddress.of(connection), lossy);
            SiteIds.use(ids);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The columns that were seen to keep less than they were given. */
    LossyColumns lossy() {
        return lossy;
    }

    /** Behind the back of everybody. */
    void tamper(String sql) {
        zoo.database().execute(sql);
    }

    @Override
    public void close() {
        WrittenRows.stop();
        SiteIds.stop();
        zoo.close();
    }
}
