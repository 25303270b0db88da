package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.eclipselink.RepriseSessionCustomizer;
import org.reprise.fleet.Stays.OtherItem;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Item;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;
import org.reprise.zoo.ZooDatabase;

/** Two persistence units of one database. */
final class TwoUnitsTest {
    private static final String JPQL = "UPDATE Item i SET i.units = :units WHERE i.id = :id";

    private static ZooDatabase other(ZooSite site) {
        return ZooDatabase.in(
                site.zoo.database(),
                Map.of(
                        StockPair.UNIT,
                        "other",
                        PersistenceUnitProperties.JTA_DATASOURCE,
                        site.zoo.dataSource(),
                        PersistenceUnitProperties.SESSION_CUSTOMIZER,
                        RepriseSessionCustomizer.class.getName()));
    }

    /** They call different tables by one name. */
    @ParameterizedTest
    @EnumSource
    void statementIsOneOfTheUnitThatExecutedIt(Make make) {
        try (StockPair pair = new StockPair(make, make);
                ZooDatabase east = other(pair.east);
                ZooDatabase west = other(pair.west)) {
            for (Way way : Way.values()) {
                long id = pair.id();
                Consumer<Consumer<EntityManager>> elsewhere = work -> pair.call(entities -> {
                    ZooDatabase here = entities == pair.east.entities() ? east : west;
                    EntityManager others = here.factory().createEntityManager();
                    others.joinTransaction();
                    work.accept(others);
                });
                pair.call(entities -> entities.persist(new Item(id, "lamp").more(1)));
                elsewhere.accept(entities -> entities.persist(OtherItem.of(id, 1)));
                elsewhere.accept(entities -> set(entities, id, 7));
                pair.call(entities -> set(entities, id, 8));
                elsewhere.accept(entities -> entities.find(OtherItem.class, id).units++);
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
            }
        }
    }

    /** What it commits would stay where the call is rolled back, and a replay that is repeated would write it twice. */
    @Test
    void unitWithTransactionsOfItsOwnWritesNothingInACall() {
        try (StockPair pair = new StockPair(Make.H2, Make.H2);
                EntityManagerFactory apart = Persistence.createEntityManagerFactory("other", local(pair.east))) {
            Consumer<EntityManager> insert = entities -> {
                EntityManager others = apart.createEntityManager();
                others.getTransaction().begin();
                others.persist(OtherItem.of(1, 1));
                others.getTransaction().commit();
            };
            assertThatThrownBy(() -> pair.call(insert)).hasStackTraceContaining("REPR0811: The persistence unit");
            insert.accept(pair.east.zoo.factory().createEntityManager());
        }
    }

    private static Map<String, Object> local(ZooSite site) {
        TestDatabase database = site.zoo.database();
        return Map.of(
                PersistenceUnitProperties.TRANSACTION_TYPE,
                "RESOURCE_LOCAL",
                PersistenceUnitProperties.JDBC_URL,
                database.url(),
                PersistenceUnitProperties.JDBC_USER,
                database.user(),
                PersistenceUnitProperties.JDBC_PASSWORD,
                database.password(),
                PersistenceUnitProperties.SCHEMA_GENERATION_DATABASE_ACTION,
                "create",
                PersistenceUnitProperties.SESSION_CUSTOMIZER,
                RepriseSessionCustomizer.class.getName());
    }

    private static void set(EntityManager entities, long id, int units) {
        entities.createQuery(JPQL)
                .setParameter("units", units)
                .setParameter("id", id)
                .executeUpdate();
    }
}
