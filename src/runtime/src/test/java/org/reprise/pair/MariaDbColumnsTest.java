package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.eclipselink.LossyColumns.Lossy;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Box;
import org.reprise.stock.Item;
import org.reprise.stock.Narrow;
import org.reprise.testing.Make;

final class MariaDbColumnsTest extends ColumnsContract {
    MariaDbColumnsTest() {
        super(Make.MARIADB);
    }

    /** With this flag, an update that changes nothing has met no row. */
    @Test
    void updateToTheSameValueIsNoTroubleWhereTheDriverCountsChangedRows() {
        try (StockPair pair = new StockPair(first, first, Map.of(StockPair.FLAGS, "?useAffectedRows=true"))) {
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> entities.persist(new Item(id, "lamp").more(1)));
                pair.call(entities -> entities.createNativeQuery("UPDATE ITEM SET TITLE = 'chair' WHERE ID = ?")
                        .setParameter(1, id)
                        .executeUpdate());
                // memory has a lamp, the row a chair already
                pair.call(entities -> entities.find(Item.class, id).titled("chair"));
                pair.call(entities ->
                        entities.find(Item.class, id).titled("table").more(1));
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
            }
        }
    }

    /** In any of these may be any small number. */
    @ParameterizedTest
    @ValueSource(strings = {"TINYINT(1)", "BIT(8)"})
    void numberInAColumnThatTheDriverCallsABooleanIsCopied(String type) {
        try (StockPair pair = new StockPair(first, first)) {
            pair.east.tamper("ALTER TABLE ITEM MODIFY UNITS " + type);
            pair.west.tamper("ALTER TABLE ITEM MODIFY UNITS " + type);
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> entities.persist(new Item(id, "lamp").more(5)));
                pair.call(entities -> entities.find(Item.class, id).more(2));
                pair.call(entities -> entities.createNativeQuery("UPDATE ITEM SET UNITS = UNITS * 3 WHERE ID = ?")
                        .setParameter(1, id)
                        .executeUpdate());
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
            }
        }
    }

    @Test
    void bytesThatTheirColumnFillsUpAreCopied() {
        try (StockPair pair = new StockPair(first, first)) {
            pair.east.tamper("ALTER TABLE BOX MODIFY SEAL BINARY(8)");
            pair.west.tamper("ALTER TABLE BOX MODIFY SEAL BINARY(8)");
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> {
                    Box box = new Box(id);
                    box.seal(3);
                    entities.persist(box);
                });
                pair.call(entities -> entities.find(Box.class, id).seal(7));
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
            }
        }
    }

    /** Its driver calls a YEAR a day. */
    @Test
    void numberInAColumnOfYearsIsCopied() {
        try (StockPair pair = new StockPair(first, first)) {
            pair.east.tamper("ALTER TABLE ITEM MODIFY UNITS YEAR");
            pair.west.tamper("ALTER TABLE ITEM MODIFY UNITS YEAR");
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> entities.persist(new Item(id, "lamp").more(2026)));
                pair.call(entities -> entities.find(Item.class, id).more(2));
                pair.call(entities -> entities.createNativeQuery("UPDATE ITEM SET UNITS = UNITS + 2 / 2 WHERE ID = ?")
                        .setParameter(1, id)
                        .executeUpdate());
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
            }
        }
    }

    private static Consumer<EntityManager> onNarrow(String name, Consumer<Narrow> work) {
        return entities -> work.accept(entities.find(Narrow.class, name));
    }

    /** Where the database is not told to be strict, it writes something else and says nothing. */
    @ParameterizedTest
    @EnumSource
    void valueThatTheColumnCannotHoldIsSaidAtThePrimaryAndProvedAsItIsHeld(Make second) {
        Map<String, Object> lenient = Map.of(StockPair.FLAGS, "?sessionVariables=sql_mode=''");
        try (StockPair pair = new StockPair(first, second, lenient)) {
            StockTables.narrow(pair.east.zoo.database());
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> entities.persist(new Narrow("k\u0141" + id).spelled("\u0141\u00f3d\u017a")));
                pair.call(onNarrow("k?" + id, each -> each.spelled("\u00fcber \u201egut\u201c")));
                pair.call(onNarrow("k?" + id, each -> each.drawn("ok \ud83d\ude00 \u0141")));
                pair.call(onNarrow("k?" + id, each -> each.told("x".repeat(300)).counted(new BigDecimal("123456.78"))));
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
            }
            long ways = Way.values().length;
            assertThat(pair.east.lossy().seen())
                    .extracting(Lossy::column, Lossy::key, Lossy::written, Lossy::kept, Lossy::times)
                    .containsExactly(
                            tuple("AMOUNT", "NAME=k?1", "123456.78", "999.99", ways),
                            tuple("DRAWN", "NAME=k?1", "ok \ud83d\ude00 \u0141", "ok ? \u0141", ways),
                            tuple("NAME", "NAME=k?1", "k\u01411", "k?1", ways),
                            tuple("SPELLED", "NAME=k?1", "\u0141\u00f3d\u017a", "?\u00f3d?", ways),
                            tuple("TOLD", "NAME=k?1", "x".repeat(200) + "\u2026", "x".repeat(200) + "\u2026", ways));
        }
    }

    /** A statement of many rows is given what its columns do not hold: it goes by what they hold. */
    @ParameterizedTest
    @EnumSource(Make.class)
    void statementWhoseValuesTheColumnCutsGoesByItsRows(Make second) {
        Map<String, Object> lenient = Map.of(StockPair.FLAGS, "?sessionVariables=sql_mode=''");
        try (StockPair pair = new StockPair(first, second, lenient)) {
            StockTables.narrow(pair.east.zoo.database());
            for (Way way : Way.values()) {
                String name = "n" + pair.id();
                pair.call(entities -> entities.persist(new Narrow(name)));
                pair.call(entities -> entities.createQuery(
                                "UPDATE Narrow n SET n.spelled = :text, n.amount = :amount WHERE n.name = :name")
                        .setParameter("text", "\u0141\u00f3d\u017a " + way)
                        .setParameter("amount", new BigDecimal("123456.78"))
                        .setParameter("name", name)
                        .executeUpdate());
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
            }
        }
    }
}
