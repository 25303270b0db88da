package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.stock.Item;
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
