package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Item;
import org.reprise.stock.Note;
import org.reprise.testing.Make;

final class MariaDbStockStatementTest extends StockStatementContract {
    MariaDbStockStatementTest() {
        super(Make.MARIADB);
    }

    private static void update(StockPair pair, long id, String tables, String set) {
        pair.call(entities -> entities.createNativeQuery(
                        "UPDATE " + tables + " SET " + set + " WHERE n.ID = i.ID AND n.ID = " + id)
                .executeUpdate());
    }

    /** It writes any of the tables that it names, and all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"i.TITLE = 'chair'", "TITLE = 'chair'", "n.ID = 5, i.TITLE = 'chair'"})
    void updateOfSeveralTablesIsRefusedThatDoesNotSayThatItWritesTheFirst(String set) {
        StockPair pair = pair(first);
        assertThatThrownBy(() -> update(pair, 1, "NOTE n, ITEM i", set)).hasStackTraceContaining("REPR0806");
    }

    @Test
    void updateOfTheFirstOfSeveralTablesGoesByRows() {
        StockPair pair = pair(first);
        for (Way way : Way.values()) {
            long id = pair.id();
            pair.call(entities -> {
                entities.persist(new Item(id, "lamp"));
                entities.persist(new Note(id));
            });
            update(pair, id, "ITEM i, NOTE n", "i.TITLE = 'chair', i.UNITS = n.ID");
            pair.replay(way);
            assertThat(pair.parked()).as("parked, %s", way).isEmpty();
            assertThat(pair.differences()).as("differences, %s", way).isEmpty();
        }
    }
}
