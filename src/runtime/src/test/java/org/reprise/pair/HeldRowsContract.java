package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Box;
import org.reprise.stock.Coach;
import org.reprise.stock.Glove;
import org.reprise.stock.Item;
import org.reprise.stock.Receipt;
import org.reprise.stock.Shelf;
import org.reprise.stock.Size;
import org.reprise.stock.StockScripts;
import org.reprise.stock.Tag;
import org.reprise.stock.Train;
import org.reprise.testing.Make;
import org.reprise.zoo.ZooScripts;

/**
 * From one make of database to each of the four: the copy holds what the primary's rows hold, whatever is in memory, by call, healed
 * and by rows; and what is nothing but memory makes no proof fail.
 */
abstract class HeldRowsContract extends StockContract {
    /** Random events a pair, and how many of them come about in one way. */
    private static final int EVENTS = Integer.getInteger("reprise.test.pair-events", 300) / 5;

    private static final int TOGETHER = 5;

    /** Of all sites of a run; those that differ do not follow one another. */
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/New_York");

    HeldRowsContract(Make first) {
        super(first);
    }

    private static Consumer<EntityManager> on(long id, Consumer<Item> work) {
        return entities -> work.accept(entities.find(Item.class, id));
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void columnThatOnlyTheDatabaseKnowsStays(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> entities.persist(new Item(id, "lamp")));
            pair.call(on(id, item -> item.titled("chair")));
            pair.forget();
            pair.call(on(id, item -> item.titled("table")));
            pair.call(on(id, item -> item.in("SOLD")));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void rowThatMemoryIsBehindStays(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> entities.persist(new Item(id, "lamp").more(7)));
            pair.call(entities -> entities.createNativeQuery("UPDATE ITEM SET UNITS = UNITS + 1 WHERE ID = ?")
                    .setParameter(1, id)
                    .executeUpdate());
            pair.call(on(id, item -> item.titled("chair")));
        });
    }

    /** The copy's memory knows what the row holds; the primary's does not, and writes what it takes for nothing new. */
    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void valueThatWasWrittenThereAndBackIsCopied(Make second) {
        StockPair pair = pair(second);
        long id = pair.id();
        pair.call(entities -> entities.persist(new Train(id).with(0, id)));
        pair.call(entities -> entities.createNativeQuery("UPDATE COACH SET SEATS = 5 WHERE ID = ?")
                .setParameter(1, id)
                .executeUpdate());
        pair.replay(Way.CALL);
        // as after a start
        pair.west.zoo.factory().getCache().evictAll();
        pair.call(entities -> {
            Coach coach = entities.find(Coach.class, id);
            coach.refit(1);
            entities.flush();
            coach.refit(-1);
        });
        pair.replay(Way.CALL);
        assertThat(pair.parked()).isEmpty();
        assertThat(pair.differences()).isEmpty();
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void columnOfARandomConverterStaysWhenItIsNotWritten(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> entities.persist(new Item(id, "lamp")));
            pair.call(entities -> entities.createNativeQuery("UPDATE ITEM SET SECRET = 'salt:hush' WHERE ID = ?")
                    .setParameter(1, id)
                    .executeUpdate());
            pair.forget();
            pair.call(on(id, item -> item.titled("chair")));
            pair.call(on(id, item -> item.more(1)));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void valueIsProvedAsItsColumnHoldsIt(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> entities.persist(new Item(id, "lamp")
                    .marked(' ')
                    .high(1234.567f)
                    .owing(-0.0)
                    .takenAt(LocalDateTime.of(2026, 3, 29, 2, 30))));
            pair.call(on(id, item -> item.titled("chair")));
            pair.forget();
            pair.call(on(id, item -> item.titled("table")));
            pair.call(on(id, item -> item.marked(' ').high(1234.567f).owing(-0.0)));
            pair.call(on(id, item -> item.marked('x').high(16777.25f).owing(0.5)));
            pair.call(on(id, item -> item.marked(' ').high(0.1f).owing(0.0)));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void timeThatAClockChangeLeavesOutIsProvedAsItsColumnHoldsIt(Make second) {
        TimeZone before = TimeZone.getDefault();
        in(TimeZone.getTimeZone("Europe/Berlin"), second);
        try {
            everyWay(second, (pair, id) -> {
                pair.call(entities ->
                        entities.persist(new Item(id, "lamp").takenAt(LocalDateTime.of(2026, 3, 29, 2, 30))));
                pair.forget();
                pair.call(on(id, item -> item.titled("chair")));
                pair.call(on(id, item -> item.takenAt(LocalDateTime.of(2026, 3, 29, 2, 45, 0, 1000))));
            });
        } finally {
            in(before, second);
        }
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void equalRowsWithoutAKeyAreCounted(Make second) {
        everyWay(second, HeldRowsContract::equalRows);
    }

    private static void equalRows(StockPair pair, long id) {
        pair.call(entities -> {
            Box box = new Box(id);
            box.colours().addAll(List.of("red", "red", "blue"));
            box.sizes().addAll(List.of(new Size(1, 2), new Size(1, 2), new Size(1, null), new Size(1, null)));
            entities.persist(box);
        });
        pair.call(entities -> entities.find(Box.class, id).colours().add("blue"));
        pair.call(entities -> entities.find(Box.class, id).colours().remove("red"));
        pair.call(entities -> entities.find(Box.class, id).sizes().remove(0));
        pair.call(entities -> entities.find(Box.class, id).sizes().add(new Size(1, 2)));
    }

    @Test
    void equalRowsWithoutAKeyAreCountedWhereStatementsAreBatched() {
        Map<String, Object> batched = Map.of(PersistenceUnitProperties.BATCH_WRITING, "JDBC");
        try (StockPair pair = new StockPair(first, first, batched)) {
            for (Way way : Way.values()) {
                equalRows(pair, pair.id());
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
            }
        }
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void newRowsThatReferToEachOtherComeByCall(Make second) {
        everyWay(second, (pair, id) -> {
            for (int event = 0; event < 4; event++) {
                long first = id + 1000 * event;
                pair.call(entities -> {
                    Glove left = new Glove(first);
                    Glove right = new Glove(-first);
                    left.pairedWith(right);
                    right.pairedWith(left);
                    entities.persist(left);
                    entities.persist(right);
                });
            }
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void orphansOfAListInOrderComeByCall(Make second) {
        everyWay(second, (pair, id) -> {
            long coach = id * 100;
            pair.call(entities -> {
                Train train = new Train(id);
                for (int place = 0; place < 6; place++) {
                    train.with(place, coach + place);
                }
                entities.persist(train);
            });
            pair.call(entities -> entities.find(Train.class, id).coaches().remove(1));
            pair.call(entities -> {
                Train train = entities.find(Train.class, id);
                train.coaches().remove(0).refit(5);
                train.coaches().add(train.coaches().remove(0));
                train.with(1, coach + 7).coaches().get(2).refit(3);
            });
            pair.forget();
            pair.call(entities ->
                    entities.find(Train.class, id).coaches().subList(1, 3).clear());
            pair.call(entities -> entities.remove(entities.find(Train.class, id)));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void arraysOfObjectsAreCarried(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> {
                Box box = new Box(id);
                box.seal(3);
                entities.persist(box);
            });
            pair.call(entities -> entities.find(Box.class, id).seal(200));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void boxOfEqualRowsIsRemovedWhole(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> {
                Box box = new Box(id);
                box.colours().addAll(List.of("red", "red", "blue"));
                box.sizes().addAll(List.of(new Size(1, 2), new Size(1, 2)));
                entities.persist(box);
            });
            pair.call(entities -> entities.remove(entities.find(Box.class, id)));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void whatTheDatabaseOfThePrimaryMadeOfARowIsCopied(Make second) {
        for (Way way : Way.values()) {
            StockPair pair = pair(second);
            makeRows(pair);
            pair.replay(way);
            assertThat(pair.parked()).as("parked, %s", way).isEmpty();
            assertThat(pair.differences()).as("differences, %s", way).isEmpty();
        }
    }

    @Test
    void whatTheDatabaseMadeOfARowIsCopiedWhereStatementsAreBatched() {
        Map<String, Object> batched = Map.of(PersistenceUnitProperties.BATCH_WRITING, "JDBC");
        try (StockPair pair = new StockPair(first, first, batched)) {
            makeRows(pair);
            pair.replay(Way.HEALED);
            assertThat(pair.parked()).isEmpty();
            assertThat(pair.differences()).isEmpty();
        }
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void whatTheDatabaseWritesBesidesAStatementIsCopied(Make second) {
        for (Way way : Way.values()) {
            StockPair pair = pair(second);
            long id = pair.id();
            pair.call(entities -> {
                entities.persist(new Shelf(id, "lamps"));
                entities.persist(new Item(id, "lamp").more(7));
            });
            pair.call(entities -> execute(entities, "UPDATE Shelf s SET s.places = s.places + 1 WHERE s.id = :id", id));
            pair.call(entities -> {
                entities.find(Item.class, id).more(2);
                execute(entities, "UPDATE Item i SET i.units = i.units / 2 WHERE i.id = :id", id);
            });
            pair.replay(way);
            assertThat(pair.parked()).as("parked, %s", way).isEmpty();
            assertThat(pair.differences()).as("differences, %s", way).isEmpty();
        }
    }

    private static void execute(EntityManager entities, String statement, long id) {
        entities.createQuery(statement).setParameter("id", id).executeUpdate();
    }

    private static void makeRows(StockPair pair) {
        long id = pair.id();
        pair.call(entities -> entities.persist(new Shelf(id, "lamps")));
        pair.call(entities -> entities.find(Shelf.class, id).widen());
        pair.call(entities -> entities.find(Shelf.class, id).relabel("chairs"));
        pair.call(entities -> {
            entities.persist(new Receipt(id, "lamp"));
            entities.persist(new Item(id, "lamp").more(3));
        });
        pair.call(entities -> entities.find(Receipt.class, id).retitle("chair"));
    }

    /** A seed is run again, in its zone, by {@code -Dreprise.test.seed}. */
    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void copyIsEqualAfterRandomCallsInRandomWays(Make second) {
        long seed = Long.getLong("reprise.test.seed", new Random().nextLong());
        Random random = new Random(seed);
        TimeZone before = TimeZone.getDefault();
        in(TimeZone.getTimeZone(ZONES.get(random.nextInt(ZONES.size()))), second);
        String run = "%s to %s, %d events of seed %d in %s"
                .formatted(first, second, EVENTS, seed, TimeZone.getDefault().getID());
        System.out.println("[stock] " + run);
        try (StockPair pair = new StockPair(first, second)) {
            List<Boolean> made = new ArrayList<>();
            List<Consumer<EntityManager>> script = ZooScripts.script(StockScripts.calls(), seed, EVENTS);
            for (int done = 0; done < EVENTS; done += TOGETHER) {
                script.subList(done, Math.min(done + TOGETHER, EVENTS)).forEach(call -> made.add(pair.attempt(call)));
                if (random.nextInt(3) == 0) {
                    pair.forget();
                }
                Way way = Way.values()[random.nextInt(Way.values().length)];
                pair.replay(way);
                assertThat(pair.parked())
                        .as("%s, %s, before %d", way, run, done + TOGETHER)
                        .isEmpty();
                assertThat(pair.differences())
                        .as("%s, %s, before %d", way, run, done + TOGETHER)
                        .isEmpty();
            }
            assertThat(made).filteredOn(each -> each).hasSizeGreaterThan(EVENTS / 2);
        } finally {
            in(before, second);
        }
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void keyThatIsAnotherOneOnlyAtThePrimaryParksItsEvent(Make second) {
        for (Way way : Way.values()) {
            StockPair pair = pair(second);
            String name = "a" + pair.id();
            pair.call(entities -> entities.persist(new Tag(name, 1)));
            if (isPadded(first)) {
                pair.replay(way);
                continue;
            }
            pair.call(entities -> entities.persist(new Tag(name + " ", 2)));
            pair.replay(way);
            if (isPadded(second)) {
                assertThat(pair.parked()).hasSize(1);
                assertThat(pair.parked().get(0).reason()).contains("TAG [NAME=" + name + " ]", "are one for this");
                pair.call(entities -> entities.remove(entities.find(Tag.class, name + " ")));
                pair.skipParked();
                pair.replay(way);
                assertThat(pair.parked()).as("and does not remove the other").hasSize(1);
                pair.skipParked();
            }
            assertThat(pair.differences()).as("differences, %s", way).isEmpty();
        }
    }

    /** Blanks at the end of a key do not count. */
    private static boolean isPadded(Make make) {
        return make == Make.HSQLDB || make == Make.MARIADB;
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void healingThatMissesItsRowParksTheEvent(Make second) {
        StockPair pair = pair(second);
        for (Consumer<Item> work : List.<Consumer<Item>>of(item -> item.titled("chair"), item -> {})) {
            long id = pair.id();
            pair.call(entities -> entities.persist(new Item(id, "lamp")));
            pair.replay(Way.CALL);
            pair.west.tamper("DELETE FROM ITEM WHERE ID = " + id);
            pair.call(on(id, work));
            pair.call(entities -> entities.remove(entities.find(Item.class, id)));
            pair.replay(Way.HEALED);
            while (!pair.parked().isEmpty()) {
                assertThat(pair.parked().get(0).reason()).contains("ITEM [ID=" + id + "] met 0 rows here");
                pair.skipParked();
                pair.replay(Way.HEALED);
            }
            assertThat(pair.differences()).isEmpty();
        }
    }
}
