package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Synchronization;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.fleet.Crafts.Ship;
import org.reprise.fleet.Crafts.Tanker;
import org.reprise.jdbc.Database;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Diary;
import org.reprise.stock.Gauge;
import org.reprise.stock.Item;
import org.reprise.stock.Keepsake;
import org.reprise.stock.Note;
import org.reprise.stock.Ticket;
import org.reprise.stock.Trip;
import org.reprise.testing.Make;
import org.reprise.zoo.ZooTransactions;

/** Statements that EclipseLink makes otherwise where it is told to, tables that change, and methods that are never called. */
final class OwnStatementsTest {
    private static <T> Consumer<EntityManager> on(Class<T> type, long id, Consumer<T> work) {
        return entities -> work.accept(entities.find(type, id));
    }

    private static void jpql(EntityManager entities, String text, long id) {
        entities.createQuery(text).setParameter(1, id).executeUpdate();
    }

    private static List<String> rows(ZooSite site, String sql) {
        return new Database(site.zoo.database().dataSource()).query(sql, row -> row.getString(1));
    }

    private static void assertCopied(StockPair pair, Way way) {
        pair.replay(way);
        assertThat(pair.parked()).as("parked, %s", way).isEmpty();
        assertThat(pair.differences()).as("differences, %s", way).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void entityThatIsDeletedByAStatementOfTheApplicationIsCopied(Make make) {
        try (StockPair pair = new StockPair(make, make)) {
            for (Way way : Way.values()) {
                long id = pair.id();
                long other = pair.id();
                pair.call(entities -> {
                    entities.persist(new Keepsake(id, "lamp"));
                    entities.persist(new Keepsake(other, "chair"));
                });
                pair.call(on(Keepsake.class, id, each -> each.retitle("table")));
                pair.call(entities -> entities.remove(entities.find(Keepsake.class, id)));
                pair.call(entities -> jpql(entities, "UPDATE Keepsake k SET k.title = 'x' WHERE k.id = ?1", other));
                pair.call(entities -> jpql(entities, "UPDATE Keepsake k SET k.title = 'y' WHERE k.id = ?1", id));
                assertCopied(pair, way);
            }
            assertThat(rows(pair.east, "SELECT GONE FROM KEEPSAKE WHERE GONE = 1"))
                    .hasSize(Way.values().length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void timeThatTheDatabaseSetsWithEachUpdateIsCopied(Make make) {
        try (StockPair pair = new StockPair(make, make)) {
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> entities.persist(new Diary(id, "lamp")));
                pair.call(on(Diary.class, id, each -> each.retitle("chair")));
                pair.call(entities -> jpql(entities, "UPDATE Diary d SET d.title = 'x' WHERE d.id = ?1", id));
                assertCopied(pair, way);
            }
        }
    }

    /** What the column makes of a value is read when the batch is written, and before the statement. */
    @ParameterizedTest
    @EnumSource
    void rowInABatchIsReadBeforeAStatementChangesIt(Make make) {
        Map<String, Object> batched = Map.of(PersistenceUnitProperties.BATCH_WRITING, "JDBC");
        try (StockPair pair = new StockPair(make, make, batched)) {
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> {
                    entities.persist(new Gauge(id).near(1.25));
                    entities.flush();
                    jpql(entities, "UPDATE Gauge g SET g.cost = g.cost + 1 WHERE g.id = ?1", id);
                });
                assertCopied(pair, way);
            }
        }
    }

    /** They have no JPQL. */
    @ParameterizedTest
    @EnumSource
    void statementsByCriteriaAreCopied(Make make) {
        Make other = Make.values()[(make.ordinal() + 1) % Make.values().length];
        try (StockPair pair = new StockPair(make, other)) {
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> {
                    entities.persist(new Item(id, "lamp").more(7));
                    entities.persist(new Trip(id));
                    entities.persist(new Diary(id, "chair"));
                });
                pair.call(entities -> criteria(
                        entities,
                        Item.class,
                        id,
                        (build, item, update) -> update.set("units", build.quot(item.get("units"), 2))));
                pair.call(entities -> criteria(
                        entities,
                        Item.class,
                        id,
                        (build, item, update) -> update.set("units", build.sum(item.get("units"), 1))));
                pair.call(
                        entities -> criteria(entities, Item.class, id, (build, item, update) -> update.set("title", "x")
                                .set("secret", "hush")));
                pair.call(entities -> criteria(
                        entities, Trip.class, id, (build, trip, update) -> update.set("begun", build.localDateTime())));
                pair.call(entities -> {
                    CriteriaDelete<Diary> delete = entities.getCriteriaBuilder().createCriteriaDelete(Diary.class);
                    Root<Diary> diary = delete.from(Diary.class);
                    CriteriaBuilder build = entities.getCriteriaBuilder();
                    delete.where(build.equal(build.upper(diary.get("title")), "CHAIR"));
                    entities.createQuery(delete).executeUpdate();
                });
                assertCopied(pair, way);
            }
        }
    }

    /** For which EclipseLink may need temporary tables, which commit on some makes: then they are refused. */
    @ParameterizedTest
    @EnumSource
    void statementsByCriteriaOverHierarchiesAreCopiedOrRefused(Make make) {
        try (StockPair pair = new StockPair(make, make, Map.of(StockPair.UNIT, "fleet"))) {
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> {
                    entities.persist(Tanker.of(id, "Mir"));
                    entities.persist(Ship.of(-id, "Bug"));
                });
                pair.attempt(
                        entities -> criteria(entities, Ship.class, id, (build, ship, update) -> update.set("name", "y")
                                .set("hold", 9)));
                pair.attempt(entities -> {
                    CriteriaDelete<Ship> delete = entities.getCriteriaBuilder().createCriteriaDelete(Ship.class);
                    Root<Ship> ship = delete.from(Ship.class);
                    delete.where(entities.getCriteriaBuilder().equal(ship.get("name"), "Bug"));
                    entities.createQuery(delete).executeUpdate();
                });
                pair.attempt(entities -> {
                    entities.persist(Ship.of(id * 1000, "Kon"));
                    criteria(entities, Ship.class, id, (build, ship, update) -> update.set("name", "z")
                            .set("hold", 8));
                    throw new IllegalStateException("taken back");
                });
                assertCopied(pair, way);
                assertThat(rows(pair.east, "SELECT ID FROM CRAFT WHERE ID = " + id * 1000))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void deletionThatNamesOtherTablesGoesByRows(Make make) {
        String using = make == Make.MARIADB ? "DIARY, ITEM" : "ITEM";
        try (StockPair pair = new StockPair(make, Make.H2)) {
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> {
                    entities.persist(new Item(id, "lamp").more(7));
                    entities.persist(new Diary(id, "chair"));
                    entities.persist(new Diary(-id, "table"));
                });
                pair.call(entities -> entities.createNativeQuery("DELETE FROM DIARY USING " + using
                                + " WHERE DIARY.ID = ITEM.ID AND ITEM.UNITS = ? AND UPPER(DIARY.TITLE) = 'CHAIR'")
                        .setParameter(1, 7)
                        .executeUpdate());
                assertCopied(pair, way);
            }
        }
    }

    private interface Setting<T> {
        void of(CriteriaBuilder build, Root<T> root, CriteriaUpdate<T> update);
    }

    private static <T> void criteria(EntityManager entities, Class<T> type, long id, Setting<T> setting) {
        CriteriaBuilder build = entities.getCriteriaBuilder();
        CriteriaUpdate<T> update = build.createCriteriaUpdate(type);
        Root<T> root = update.from(type);
        setting.of(build, root, update);
        update.where(build.equal(root.get("id"), id));
        entities.createQuery(update).executeUpdate();
    }

    @Test
    void whatAStatementGivesBackIsCopied() {
        try (StockPair pair = new StockPair(Make.POSTGRESQL, Make.POSTGRESQL, Map.of(StockPair.UNIT, "returning"))) {
            for (ZooSite site : List.of(pair.east, pair.west)) {
                site.zoo.database().execute("CREATE SEQUENCE CHANGES" + (site == pair.east ? "" : " START 700"));
                site.zoo
                        .database()
                        .execute(
                                "DROP TABLE TICKET",
                                "CREATE TABLE TICKET (ID BIGINT NOT NULL PRIMARY KEY, TITLE VARCHAR(60),"
                                        + " CODE UUID DEFAULT gen_random_uuid(), CHANGES INTEGER)");
            }
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> entities.persist(new Ticket(id, "lamp")));
                pair.call(on(Ticket.class, id, each -> each.retitle("chair")));
                assertCopied(pair, way);
            }
        }
    }

    /** As the reason says that it is parked for. */
    @ParameterizedTest
    @EnumSource
    void columnThatIsMissingIsMadeWhileTheSiteRuns(Make make) {
        for (Way way : new Way[] {Way.HEALED, Way.ROWS, Way.BEHIND}) {
            try (StockPair pair = new StockPair(make, make)) {
                pair.west.zoo.database().execute("ALTER TABLE DIARY DROP COLUMN TITLE");
                pair.call(entities -> entities.persist(new Diary(1, "lamp")));
                pair.call(entities -> entities.persist(new Diary(2, "chair")));
                pair.call(entities -> entities.persist(new Diary(3, "table")));
                pair.replay(way);
                assertThat(pair.parked()).hasSize(1);
                pair.west.zoo.database().execute("ALTER TABLE DIARY ADD TITLE VARCHAR(60)");
                pair.retryParked();
                assertCopied(pair, way);
            }
        }
    }

    /** What a call leaves to the end of the transaction, there alone, would be in no proof. */
    @ParameterizedTest
    @EnumSource
    void rowThatIsWrittenBehindTheProofDoesNotStay(Make make) {
        try (StockPair pair = new StockPair(make, make)) {
            pair.call(entities -> {
                entities.persist(new Note(1));
                if (entities == pair.west.entities()) {
                    ZooTransactions.registry().registerInterposedSynchronization(late(entities));
                }
            });
            assertCopied(pair, Way.CALL);
            assertThat(pair.counts().healed()).isEqualTo(1);
        }
    }

    private static Synchronization late(EntityManager entities) {
        return new Synchronization() {
            @Override
            public void beforeCompletion() {
                entities.persist(new Note(2));
                entities.flush();
            }

            @Override
            public void afterCompletion(int status) {
                // nothing of it stays
            }
        };
    }

    @Test
    void methodThatIsDeclaredToComeByRowsIsNotCalledWhereItWroteNone() {
        try (StockPair pair = new StockPair(Make.H2, Make.H2, Map.of(StockPair.BY_ROWS, true))) {
            pair.call(entities -> {});
            pair.call(entities -> entities.persist(new Note(1)));
            assertCopied(pair, Way.CALL);
            assertThat(pair.calls()).isZero();
        }
    }
}
