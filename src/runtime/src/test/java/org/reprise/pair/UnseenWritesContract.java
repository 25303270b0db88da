package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reprise.TestMethods;
import org.reprise.eclipselink.MappedColumns;
import org.reprise.eclipselink.RepriseSessionCustomizer;
import org.reprise.event.ReplicatedMethod;
import org.reprise.stock.Box;
import org.reprise.stock.Item;
import org.reprise.stock.Note;
import org.reprise.stock.OrderLine;
import org.reprise.stock.OrderNote;
import org.reprise.stock.Receipt;
import org.reprise.stock.Shelf;
import org.reprise.stock.ShopItem;
import org.reprise.stock.Size;
import org.reprise.stock.Tag;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;
import org.reprise.unseen.UnseenWrites;
import org.reprise.unseen.UnseenWrites.Found;
import org.reprise.unseen.UnseenWrites.Tells;
import org.reprise.zoo.ZooDatabase;

/** Rows that change in a captured transaction and are not seen are found, as far as this make of database tells, and no others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnseenWritesContract {
    private static final ReplicatedMethod PERFORM = TestMethods.of(UnseenWritesContract.class, "perform");

    private final Tells tells;
    final String shop = StockTables.shop();
    final ZooSite site;
    private final ZooPrimary primary;
    private UnseenWrites unseen = UnseenWrites.NONE;
    private long ids;

    UnseenWritesContract(Make make, Tells tells) {
        this(make, tells, Map.of());
    }

    UnseenWritesContract(Make make, Tells tells, Map<String, Object> more) {
        this.tells = tells;
        TestDatabase database = ZooDatabase.empty(make);
        StockTables.create(database, shop);
        Map<String, Object> properties = new HashMap<>(more);
        properties.putAll(StockTables.mapped(shop));
        properties.put("test.unit", "stock");
        properties.put(PersistenceUnitProperties.SESSION_CUSTOMIZER, RepriseSessionCustomizer.class.getName());
        site = new ZooSite(ZooDatabase.in(database, properties));
        StockTables.watchShelves(database);
        database.execute("CREATE TABLE UNMAPPED (ID BIGINT NOT NULL PRIMARY KEY)");
        primary = new ZooPrimary(site);
    }

    @BeforeEach
    void look() {
        look(MappedColumns::tables);
    }

    /** At each transaction, and at these tables. */
    void look(Supplier<Set<String>> mapped) {
        unseen = UnseenWrites.of(site.zoo.dataSource(), mapped, 1, Clock.systemUTC());
        primary.capture.lookingFor(unseen);
        site.observedBy(primary.capture);
    }

    @AfterAll
    void close() {
        site.close();
    }

    /** For the registry only. */
    void perform(int number) {}

    void call(Consumer<EntityManager> work) {
        site.transactions.run(() -> site.inTransactionOf(
                PERFORM,
                () -> primary.capture.call(PERFORM, new Object[] {1}, () -> {
                    work.accept(site.entities());
                    return null;
                })));
    }

    /** By JDBC, on the connection of the transaction. */
    void jdbc(String... statements) {
        try (Connection connection = site.zoo.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a function of the database does. */
    abstract String callOf(String function);

    abstract String[] function(String name, String body);

    /** Done twice, where the second time fails and undoes both. */
    abstract String tried(String statement);

    abstract String[] trigger(String name, String table, String body);

    void expect(String table, long rows) {
        expect(Map.of(table, rows));
    }

    /** Rows that were not seen, by table: all of them in one sum where the make does not tell. */
    void expect(Map<String, Long> rows) {
        Map<String, Long> expected = new TreeMap<>(rows);
        if (tells == Tells.ROWS && !rows.isEmpty()) {
            expected =
                    Map.of("", rows.values().stream().mapToLong(Long::longValue).sum());
        } else if (tells == Tells.NOTHING) {
            expected = Map.of();
        }
        Map<String, Long> found = new TreeMap<>();
        for (Found each : unseen.net().found()) {
            found.merge(each.table(), each.rows(), Long::sum);
        }
        assertThat(found).isEqualTo(expected);
        assertThat(unseen.net().tells()).isEqualTo(tells);
        if (tells != Tells.NOTHING) {
            assertThat(unseen.net().looks()).isPositive();
        }
    }

    private void expectNothing() {
        expect(Map.of());
    }

    @Test
    void jdbcBesideJpaIsFound() {
        long id = ++ids;
        call(entities -> {
            entities.persist(new Item(id, "lamp"));
            jdbc("INSERT INTO NOTE (ID) VALUES (" + id + ")", "UPDATE NOTE SET ID = -ID WHERE ID = " + id);
        });
        expect("NOTE", 2);
        assertThat(unseen.net().found())
                .filteredOn(found -> tells == Tells.TABLES)
                .allSatisfy(found -> assertThat(found).isEqualTo(new Found("perform", "NOTE", 2, 1)));
    }

    @Test
    void tableOfAnotherSchemaIsNotTheOneOfThatNameInThisSchema() {
        long id = ++ids;
        call(entities -> {
            entities.persist(new Item(id, "lamp"));
            entities.persist(new ShopItem(id, "lamp"));
            entities.persist(new OrderLine(id, "lamp"));
            entities.persist(new OrderNote(id, "lamp"));
        });
        expectNothing();
        call(entities -> {
            entities.persist(new Item(++ids, "chair"));
            jdbc("UPDATE " + shop + ".ITEM SET PRICE = 7 WHERE ID = " + id);
        });
        expect(shop.toUpperCase(java.util.Locale.ROOT) + ".ITEM", 1);
    }

    @Test
    void jdbcAloneIsFound() {
        call(entities -> jdbc("INSERT INTO NOTE (ID) VALUES (" + ++ids + ")"));
        expect("NOTE", 1);
    }

    @Test
    void jdbcToATableThatIsSeenTooIsFound() {
        long id = ++ids;
        call(entities -> {
            entities.persist(new Note(id));
            entities.flush();
            jdbc("INSERT INTO NOTE (ID) VALUES (" + ++ids + ")");
        });
        expect("NOTE", 1);
    }

    @Test
    void callThatChangesNothingIsNotFound() {
        call(entities -> entities.find(Item.class, 4711L));
        call(entities -> {
            entities.persist(new Item(++ids, "lamp"));
            jdbc("DELETE FROM NOTE WHERE ID = 987654321", "UPDATE NOTE SET ID = 1 WHERE ID = 987654321");
        });
        expectNothing();
    }

    @Test
    void jdbcToATableThatIsNotMappedIsFoundOnlyWhereTablesAreNotTold() {
        call(entities -> jdbc("INSERT INTO UNMAPPED (ID) VALUES (" + ++ids + ")"));
        if (tells == Tells.ROWS) {
            expect("UNMAPPED", 1);
        } else {
            expectNothing();
        }
    }

    @Test
    void jdbcThatIsRolledBackWithItsTransactionIsNotFound() {
        try {
            call(entities -> {
                jdbc("INSERT INTO NOTE (ID) VALUES (" + ++ids + ")");
                throw new IllegalStateException("thrown by the test");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("thrown by the test");
        }
        expectNothing();
    }

    @Test
    void triggerThatWritesAnotherTableIsFound() {
        site.tamper("DELETE FROM TAG");
        for (String sql : trigger("TAG_NOTED", "TAG", "INSERT INTO NOTE (ID) VALUES (NEW.USES);")) {
            site.tamper(sql);
        }
        call(entities -> entities.persist(new Tag("noted", (int) ++ids)));
        expect("NOTE", 1);
    }

    @Test
    void triggerThatCompletesItsOwnRowIsNotFound() {
        long id = ++ids;
        call(entities -> entities.persist(new Shelf(id, "lamps")));
        call(entities -> entities.find(Shelf.class, id).relabel("chairs"));
        expectNothing();
    }

    @Test
    void functionThatWritesIsFound() {
        long id = ++ids;
        for (String sql : function("NOTING", "INSERT INTO NOTE (ID) VALUES (" + id + ");")) {
            site.tamper(sql);
        }
        call(entities -> jdbc(callOf("NOTING")));
        expect("NOTE", 1);
    }

    @Test
    void functionThatTriesAndGivesUpIsNotFound() {
        long id = ++ids;
        for (String sql : function("GIVING_UP", tried("INSERT INTO NOTE (ID) VALUES (" + id + ");"))) {
            site.tamper(sql);
        }
        call(entities -> {
            entities.persist(new Item(id, "lamp"));
            jdbc(callOf("GIVING_UP"));
        });
        expectNothing();
    }

    @Test
    void cascadeIsFoundWhereTablesAreTold() {
        long id = ++ids;
        site.tamper("ALTER TABLE RECEIPT ADD CONSTRAINT RECEIPT_ITEM FOREIGN KEY (ID) REFERENCES ITEM (ID)"
                + " ON DELETE CASCADE");
        try {
            call(entities -> {
                entities.persist(new Item(id, "lamp"));
                entities.flush();
                entities.persist(new Receipt(id, "lamp"));
            });
            expectNothing();
            call(entities -> entities.remove(entities.find(Item.class, id)));
            if (tells == Tells.TABLES) {
                expect("RECEIPT", 1);
            } else {
                expectNothing();
            }
        } finally {
            site.tamper("ALTER TABLE RECEIPT DROP CONSTRAINT RECEIPT_ITEM");
        }
    }

    @Test
    void rowsOfASavepointThatIsRolledBackAreNotFound() {
        call(entities -> {
            entities.persist(new Item(++ids, "lamp"));
            rolledBack("INSERT INTO NOTE (ID) VALUES (" + ++ids + ")");
        });
        expectNothing();
    }

    @Test
    void rowsOfASavepointOfATableThatIsSeenTooAreNotFound() {
        call(entities -> {
            entities.persist(new Note(++ids));
            entities.flush();
            rolledBack("INSERT INTO NOTE (ID) VALUES (" + ++ids + ")");
            entities.persist(new Note(++ids));
        });
        expectNothing();
    }

    @Test
    void rowsOfASavepointThatIsKeptAreFound() {
        call(entities ->
                jdbc("SAVEPOINT KEPT", "INSERT INTO NOTE (ID) VALUES (" + ++ids + ")", "RELEASE SAVEPOINT KEPT"));
        expect("NOTE", 1);
    }

    private void rolledBack(String sql) {
        jdbc("SAVEPOINT BEFORE_IT", sql, "ROLLBACK TO SAVEPOINT BEFORE_IT");
    }

    @Test
    void whatTheSessionDidBeforeIsNotFound() {
        // the pool has one connection in use at a time: that of the calls
        for (int i = 0; i < 3; i++) {
            site.transactions.run(() -> jdbc("INSERT INTO NOTE (ID) VALUES (" + ++ids + ")"));
            site.transactions.run(() -> rolledBack("INSERT INTO NOTE (ID) VALUES (" + ++ids + ")"));
            call(entities -> entities.persist(new Note(++ids)));
        }
        expectNothing();
    }

    @Test
    void bulkStatementIsCountedByItsRows() {
        long first = ids + 1;
        call(entities -> {
            for (int i = 0; i < 5; i++) {
                entities.persist(new Item(++ids, "lamp").more(2));
            }
        });
        call(entities -> entities.createQuery("UPDATE Item i SET i.units = i.units + 1 WHERE i.id >= :first")
                .setParameter("first", first)
                .executeUpdate());
        call(entities -> entities.createQuery("UPDATE Item i SET i.units = i.units / 2 WHERE i.id >= :first")
                .setParameter("first", first)
                .executeUpdate());
        call(entities -> entities.createNativeQuery("UPDATE ITEM SET UNITS = 5 WHERE ID >= ?")
                .setParameter(1, first)
                .executeUpdate());
        call(entities -> entities.createNativeQuery("INSERT INTO NOTE (ID) VALUES (?), (?)")
                .setParameter(1, ++ids)
                .setParameter(2, ++ids)
                .executeUpdate());
        call(entities -> entities.createQuery("DELETE FROM Item i WHERE i.id >= :first")
                .setParameter("first", first)
                .executeUpdate());
        expectNothing();
    }

    @Test
    void rowsWithoutAKeyAreCounted() {
        long id = ++ids;
        call(entities -> {
            Box box = new Box(id);
            box.colours().addAll(List.of("red", "red", "blue"));
            box.sizes().addAll(List.of(new Size(1, 2), new Size(1, 2), new Size(1, null)));
            entities.persist(box);
        });
        call(entities -> entities.find(Box.class, id).colours().remove("red"));
        call(entities -> entities.find(Box.class, id).sizes().remove(0));
        call(entities -> entities.remove(entities.find(Box.class, id)));
        expectNothing();
        long other = ++ids;
        call(entities -> {
            entities.persist(new Box(other));
            entities.flush();
            jdbc("INSERT INTO BOX_COLOUR (BOX_ID, COLOUR) VALUES (%d, 'red'), (%d, 'red')".formatted(other, other));
        });
        expect("BOX_COLOUR", 2);
    }

    @Test
    void writesWithoutACallAreLookedAtToo() {
        site.transactions.run(() -> {
            site.entities().persist(new Item(++ids, "lamp"));
            site.entities().flush();
            jdbc("INSERT INTO NOTE (ID) VALUES (" + ++ids + ")");
        });
        expect("NOTE", 1);
        assertThat(unseen.net().found())
                .allSatisfy(found -> assertThat(found.method()).isEmpty());
    }
}
