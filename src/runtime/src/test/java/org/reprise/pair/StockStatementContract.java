package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Item;
import org.reprise.stock.Trip;
import org.reprise.testing.Make;

/** Statements on rows in which the database has a say: the copy holds what the primary's rows hold, in every way. */
abstract class StockStatementContract extends StockContract {
    StockStatementContract(Make first) {
        super(first);
    }

    private static Consumer<EntityManager> sql(String text, Object... parameters) {
        return entities -> execute(entities.createNativeQuery(text), parameters);
    }

    private static void execute(Query query, Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        query.executeUpdate();
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void nativeInsertGoesByRowsWhereItLeavesAColumnToTheDatabase(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(sql("INSERT INTO RECEIPT (ID, TITLE) VALUES (?, ?)", id, "lamp"));
            pair.call(sql("INSERT INTO RECEIPT (ID, TITLE) VALUES (-" + id + ", 'chair')"));
            pair.call(sql("INSERT INTO ITEM (ID, UNITS) VALUES (" + id + ", 3), (-" + id + ", 4)"));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void nativeInsertGoesByRowsWhereATriggerComesBefore(Make second) {
        everyWay(
                second,
                (pair, id) -> pair.call(
                        sql("INSERT INTO SHELF (LABEL, ID, PLACES, CHANGES) VALUES (?, ?, ?, 0)", "lamps", id, 7)));
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void nativeInsertGoesByRowsWhereItsOutcomeCanDiffer(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(sql("INSERT INTO RECEIPT (ID, TITLE, MADE) VALUES (?, 'lamp', CURRENT_TIMESTAMP)", id));
            pair.call(sql("INSERT INTO GAUGE (ID, PRICE, WHOLE) VALUES (?, 1.005, 7 / 2)", id));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void nativeInsertIsRefusedWhoseKeyCannotBeTold(Make second) {
        StockPair pair = pair(second);
        assertThatThrownBy(() -> pair.call(sql("INSERT INTO RECEIPT (ID, TITLE) VALUES (4000 + 1, 'lamp')")))
                .hasStackTraceContaining("REPR0806");
    }

    private static void jpql(EntityManager entities, String text, Object... parameters) {
        execute(entities.createQuery(text), parameters);
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void statementGoesByRowsWhereAConverterMakesSomethingElseEachTime(Make second) {
        everyWay(second, false, (pair, id) -> {
            pair.call(entities -> entities.persist(new Item(id, "lamp")));
            pair.call(entities -> jpql(entities, "UPDATE Item i SET i.secret = ?1 WHERE i.id = ?2", "hush", id));
            pair.call(entities -> jpql(entities, "UPDATE Item i SET i.secret = 'hush' WHERE i.id = ?1", id));
        });
    }

    /** As of what a call takes from a set whose order is another one in each JVM. */
    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void statementsInAnotherOrderAreFound(Make second) {
        StockPair pair = pair(second);
        long id = pair.id();
        Consumer<EntityManager> units = entities -> jpql(entities, "UPDATE Item i SET i.units = 5 WHERE i.id = ?1", id);
        Consumer<EntityManager> others =
                entities -> jpql(entities, "UPDATE Item i SET i.units = 6 WHERE i.id = ?1", id);
        Consumer<EntityManager> title =
                entities -> jpql(entities, "UPDATE Item i SET i.title = 'chair' WHERE i.id = ?1", id);
        Consumer<EntityManager> row = entities -> {
            entities.find(Item.class, id).titled("table");
            entities.flush();
        };
        pair.call(entities -> entities.persist(new Item(id, "lamp").more(1)));
        for (List<Consumer<EntityManager>> each : List.of(List.of(units, others), List.of(title, row))) {
            pair.call(entities -> {
                boolean first = entities == pair.east.entities();
                each.get(first ? 0 : 1).accept(entities);
                each.get(first ? 1 : 0).accept(entities);
            });
            pair.replay(Way.CALL);
            assertThat(pair.parked()).isEmpty();
            assertThat(pair.differences()).isEmpty();
        }
    }

    /** It would meet other rows than those that are read before it, be they as many. */
    @Test
    void statementThatMeetsRowsByChanceIsRefused() {
        StockPair pair = pair(first);
        String chance = first == Make.POSTGRESQL ? "RANDOM()" : "RAND()";
        String some = first == Make.MARIADB
                ? "DELETE FROM NOTE ORDER BY RAND() LIMIT 3"
                : "DELETE FROM NOTE WHERE ID IN (SELECT ID FROM NOTE ORDER BY " + chance + " LIMIT 3)";
        for (String text : List.of("UPDATE ITEM SET UNITS = 0 WHERE " + chance + " < 0.5", some)) {
            assertThatThrownBy(() -> pair.call(sql(text))).hasStackTraceContaining("REPR0806");
        }
    }

    /** Of which HSQLDB makes one that the column could hold, and finds other rows: a call from there writes more elsewhere. */
    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void numberThatIsLookedForMayHaveMoreDigitsThanItsColumn(Make second) {
        everyWay(second, first != Make.HSQLDB || second == first, (pair, id) -> {
            pair.call(sql("INSERT INTO GAUGE (ID, PRICE, COST, WHOLE) VALUES (?, 1.00, 1.01, 1)", id));
            for (String digits : List.of("1.004", "1.005")) {
                BigDecimal number = new BigDecimal(digits);
                pair.call(sql("UPDATE GAUGE SET COST = COST + 1 WHERE ID = ? AND PRICE < ?", id, number));
                pair.call(sql("UPDATE GAUGE SET COST = COST + 2 WHERE ID = ? AND PRICE < " + digits, id));
                pair.call(sql("UPDATE GAUGE SET COST = COST + 4 WHERE ID = ? AND WHOLE <> ?", id, number));
            }
        });
    }

    /** Of which databases make other days. */
    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void oldDayThatAStatementIsGivenGoesByRows(Make second) {
        everyWay(second, false, (pair, id) -> {
            pair.call(entities -> entities.persist(new Trip(id)));
            pair.call(entities -> execute(
                    entities.createQuery("UPDATE Trip t SET t.dayOf = ?1, t.met = ?2 WHERE t.id = ?3"),
                    LocalDate.of(1500, 3, 1),
                    LocalDateTime.of(1500, 3, 1, 12, 0),
                    id));
        });
    }

    /** Some databases take it and leave out what does not fit, and some refuse it. */
    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void textWithMoreBlanksThanItsColumnHasRoomForGoesByRows(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> entities.persist(new Item(id, "lamp")));
            pair.attempt(entities -> execute(
                    entities.createQuery("UPDATE Item i SET i.title = ?1 WHERE i.id = ?2"),
                    "x".repeat(59) + "   ",
                    id));
        });
    }

    /** Where one database counts on the way in larger numbers than its columns have, and another does not. */
    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void sumOfSeveralStepsGoesByRows(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> entities.persist(new Item(id, "lamp").more(7)));
            pair.attempt(sql("UPDATE ITEM SET UNITS = UNITS + ? - ? WHERE ID = ?", Integer.MAX_VALUE, 3000, id));
            pair.attempt(sql(
                    "UPDATE ITEM SET UNITS = UNITS + ? - ? WHERE ID = ?", Integer.MAX_VALUE, Integer.MAX_VALUE, id));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void parameterThatAStatementUsesSeveralTimesIsBoundAgain(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> entities.persist(new Item(id, "lamp")));
            pair.call(entities -> execute(
                    entities.createQuery("UPDATE Item i SET i.title = ?1, i.state = ?1, i.units = i.units + ?2"
                            + " WHERE i.id = ?3 AND i.units <> ?2"),
                    "sold",
                    3,
                    id));
        });
    }
}
