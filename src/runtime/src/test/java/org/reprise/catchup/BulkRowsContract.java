package org.reprise.catchup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reprise.catchup.Shop.delete;
import static org.reprise.catchup.Shop.insert;
import static org.reprise.catchup.Shop.update;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.proof.Change;
import org.reprise.proof.RowsRefusedException;
import org.reprise.testing.Make;

/** Rows of several events written together make what they make one by one, on each make. */
abstract class BulkRowsContract {
    private static final Map<String, Integer> ONE = Map.of("ID", 1);
    private static final Map<String, Integer> TWO = Map.of("ID", 2);

    private final Make make;
    private Shop shop;

    BulkRowsContract(Make make) {
        this.make = make;
    }

    @BeforeEach
    void open() {
        shop = new Shop(make);
        shop.database.execute(
                "INSERT INTO SHOP VALUES (1, 'one', 'Rome')",
                "INSERT INTO SHOP VALUES (2, 'two', 'Oslo')",
                "INSERT INTO ITEM (ID, SHOP_ID, NAME, PRICE, POS) VALUES (1, 1, 'lamp', 4.50, 1)",
                "INSERT INTO ITEM (ID, SHOP_ID, NAME, PRICE, POS) VALUES (2, 2, 'chair', 9.90, 2)");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void severalUpdatesOfARowAreOne() {
        shop.together(List.of(
                List.of(update("ITEM", ONE, Map.of("PRICE", "5"), Map.of("PRICE", "4.5"))),
                List.of(update("ITEM", ONE, Map.of("PRICE", "6", "NAME", "sun"), Map.of("PRICE", "5", "NAME", "lamp"))),
                List.of(update("ITEM", TWO, Map.of("NAME", "seat"), Map.of("NAME", "chair")))));
        assertThat(shop.rows("ITEM"))
                .containsExactly("ITEM|1|1|sun|6.00|1|null|null", "ITEM|2|2|seat|9.90|2|null|null");
    }

    @Test
    void insertedAndUpdatedIsInsertedAndInsertedAndDeletedIsNothing() {
        shop.together(List.of(
                List.of(insert("ITEM", Map.of("ID", 3), Map.of("SHOP_ID", 1, "NAME", "a", "PRICE", "1", "POS", 3))),
                List.of(update("ITEM", Map.of("ID", 3), Map.of("NAME", "b"), Map.of("NAME", "a"))),
                List.of(insert("ITEM", Map.of("ID", 4), Map.of("SHOP_ID", 1, "NAME", "a", "PRICE", "1", "POS", 4))),
                List.of(delete("ITEM", Map.of("ID", 4)))));
        assertThat(shop.rows("ITEM")).contains("ITEM|3|1|b|1.00|3|null|null").hasSize(3);
    }

    @Test
    void deletedAndInsertedAgainHasNothingOfTheOldRow() {
        shop.together(List.of(
                List.of(delete("ITEM", ONE)),
                List.of(insert("ITEM", ONE, Map.of("NAME", "new"))),
                List.of(update("ITEM", ONE, Map.of("PRICE", "1"), Map.of()))));
        assertThat(shop.rows("ITEM")).contains("ITEM|1|null|new|1.00|null|null|null");
    }

    @Test
    void updatedAndDeletedIsDeleted() {
        shop.together(List.of(
                List.of(update("ITEM", ONE, Map.of("PRICE", "5"), Map.of("PRICE", "4.5"))),
                List.of(delete("ITEM", ONE))));
        assertThat(shop.rows("ITEM")).hasSize(1);
    }

    @Test
    void parentAndChildOfTwoEventsComeAndGoInTheOrderOfTheirForeignKey() {
        shop.together(List.of(
                List.of(insert("SHOP", Map.of("ID", 3), Map.of("NAME", "three", "CITY", "Bonn"))),
                List.of(insert("ITEM", Map.of("ID", 3), Map.of("SHOP_ID", 3, "NAME", "a"))),
                List.of(update("ITEM", TWO, Map.of("SHOP_ID", 3), Map.of("SHOP_ID", 2))),
                List.of(delete("SHOP", TWO)),
                List.of(delete("ITEM", ONE)),
                List.of(delete("SHOP", ONE))));
        assertThat(shop.rows())
                .containsExactly(
                        "SHOP|3|three|Bonn", "ITEM|2|3|chair|9.90|2|null|null", "ITEM|3|3|a|null|null|null|null");
    }

    @Test
    void rowsThatReferToOthersOfTheirTableComeAndGoInTheirOrder() {
        shop.database.execute("CREATE TABLE STAFF (ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(20), BOSS_ID INTEGER,"
                + " CONSTRAINT STAFF_BOSS FOREIGN KEY (BOSS_ID) REFERENCES STAFF (ID))");
        Map<String, Integer> three = Map.of("ID", 3);
        shop.together(List.of(
                List.of(insert("STAFF", ONE, Map.of("NAME", "Ann"))),
                List.of(insert("STAFF", TWO, Map.of("NAME", "Bob"))),
                List.of(update("STAFF", ONE, Map.of("BOSS_ID", 2), Map.of())),
                List.of(insert("STAFF", three, Map.of("NAME", "Cid", "BOSS_ID", 1)))));
        assertThat(shop.rows("STAFF")).containsExactly("STAFF|1|Ann|2", "STAFF|2|Bob|null", "STAFF|3|Cid|1");
        shop.together(List.of(
                List.of(update("STAFF", TWO, Map.of("NAME", "Bea"), Map.of("NAME", "Bob"))),
                List.of(delete("STAFF", three)),
                List.of(
                        update("STAFF", ONE, Collections.singletonMap("BOSS_ID", null), Map.of("BOSS_ID", 2)),
                        delete("STAFF", TWO),
                        delete("STAFF", ONE))));
        assertThat(shop.rows("STAFF")).isEmpty();
    }

    @Test
    void valuesOfAUniqueColumnGoFromOneRowToAnother() {
        shop.together(List.of(
                List.of(update("ITEM", ONE, Map.of("POS", 3), Map.of("POS", 1))),
                List.of(update("ITEM", TWO, Map.of("POS", 1), Map.of("POS", 2))),
                List.of(update("ITEM", ONE, Map.of("POS", 2), Map.of("POS", 3))),
                List.of(delete("ITEM", TWO)),
                List.of(insert("ITEM", Map.of("ID", 7), Map.of("NAME", "a", "POS", 1)))));
        assertThat(shop.rows("ITEM"))
                .containsExactly("ITEM|1|1|lamp|4.50|2|null|null", "ITEM|7|null|a|null|1|null|null");
    }

    @Test
    void keysThatMoveThereAndBackAreWrittenInTheirPlace() {
        shop.together(List.of(
                List.of(update("ITEM", ONE, Map.of("PRICE", "5"), Map.of("PRICE", "4.5"))),
                List.of(update("ITEM", ONE, Map.of("ID", 8), Map.of())),
                List.of(update("ITEM", Map.of("ID", 8), Map.of("PRICE", "6"), Map.of("PRICE", "5"))),
                List.of(insert("ITEM", ONE, Map.of("NAME", "guest"))),
                List.of(delete("ITEM", ONE)),
                List.of(update("ITEM", Map.of("ID", 8), Map.of("ID", 1), Map.of()))));
        assertThat(shop.rows("ITEM")).contains("ITEM|1|1|lamp|6.00|1|null|null").hasSize(2);
    }

    @Test
    void rowsWithoutAKeyAreWrittenInTheirPlace() {
        Change tag = insert("TAG", Map.of("ITEM_ID", 5, "TAG", "new"), Map.of());
        shop.together(List.of(
                List.of(insert("ITEM", Map.of("ID", 5), Map.of("NAME", "a"))),
                List.of(tag, tag),
                List.of(update("ITEM", Map.of("ID", 5), Map.of("NAME", "b"), Map.of("NAME", "a")))));
        assertThat(shop.rows("TAG")).containsExactly("TAG|5|new", "TAG|5|new");
        assertThat(shop.rows("ITEM")).contains("ITEM|5|null|b|null|null|null|null");
    }

    @Test
    void compositeKeysAreOne() {
        Map<String, Object> place = Map.of("SHOP_ID", 1, "CODE", "A");
        shop.together(List.of(
                List.of(
                        insert("PLACE", place, Map.of("ITEM_ID", 1)),
                        insert("PLACE", Map.of("SHOP_ID", 1, "CODE", "a "), Map.of())),
                List.of(update("PLACE", place, Map.of("ITEM_ID", 2), Map.of("ITEM_ID", 1))),
                List.of(insert("PLACE", Map.of("SHOP_ID", 2, "CODE", "B"), Map.of("ITEM_ID", 1))),
                List.of(delete("PLACE", Map.of("SHOP_ID", 1, "CODE", "a ")))));
        assertThat(shop.rows("PLACE")).containsExactly("PLACE|1|A|2", "PLACE|2|B|1");
    }

    @Test
    void rowThatIsNotWhatItWasAtThePrimaryIsFoundAndNothingIsWritten() {
        shop.database.execute("UPDATE ITEM SET PRICE = 7 WHERE ID = 2");
        assertThatThrownBy(() -> shop.together(List.of(
                        List.of(update("ITEM", ONE, Map.of("PRICE", "5"), Map.of("PRICE", "4.5"))),
                        List.of(update("ITEM", TWO, Map.of("PRICE", "8"), Map.of("PRICE", "9.9"))))))
                .isInstanceOf(DriftException.class)
                .hasMessageContaining("[ID=2] PRICE: 9.9 at the primary before, and here 7");
        assertThat(shop.rows("ITEM")).contains("ITEM|1|1|lamp|4.50|1|null|null");
    }

    @Test
    void rowThatIsNotThereIsFound() {
        assertThatThrownBy(() -> shop.together(
                        List.of(List.of(update("ITEM", Map.of("ID", 9), Map.of("PRICE", "5"), Map.of())))))
                .isInstanceOf(DriftException.class)
                .hasMessageContaining("[ID=9] *: a row at the primary before, and here nothing");
        assertThatThrownBy(() -> shop.together(List.of(List.of(delete("ITEM", Map.of("ID", 9))))))
                .isInstanceOf(DriftException.class);
    }

    @Test
    void rowThatShouldNotBeThereIsFound() {
        assertThatThrownBy(() -> shop.together(
                        List.of(List.of(insert("ITEM", ONE, Map.of("NAME", "a"))), List.of(delete("ITEM", ONE)))))
                .isInstanceOf(DriftException.class)
                .hasMessageContaining("[ID=1] *: nothing at the primary before, and here a row");
        assertThatThrownBy(() -> shop.together(List.of(List.of(insert("ITEM", ONE, Map.of("NAME", "a"))))))
                .isInstanceOf(RowsRefusedException.class);
    }

    @Test
    void columnThatHoldsLessIsFound() {
        assertThatThrownBy(() -> shop.together(
                        List.of(List.of(update("ITEM", ONE, Map.of("PRICE", "5.123"), Map.of("PRICE", "4.5"))))))
                .isInstanceOf(DriftException.class)
                .hasMessageContaining("was given PRICE 5.123, and 5.12 is read");
    }

    @Test
    void eachDeletionOfATableWhoseForeignKeyCarriesItOnComesInItsPlace() {
        shop.database.execute(
                "CREATE TABLE LINE (ID INTEGER NOT NULL PRIMARY KEY, SHOP_ID INTEGER,"
                        + " CONSTRAINT LINE_SHOP FOREIGN KEY (SHOP_ID) REFERENCES SHOP (ID) ON DELETE CASCADE)",
                "INSERT INTO SHOP VALUES (5, 'five', 'Lima')",
                "INSERT INTO LINE VALUES (1, 5)");
        shop.together(List.of(
                List.of(delete("SHOP", Map.of("ID", 5))),
                List.of(insert("SHOP", Map.of("ID", 5), Map.of("NAME", "new", "CITY", "Lima")))));
        assertThat(shop.rows("SHOP")).contains("SHOP|5|new|Lima");
        assertThat(shop.rows("LINE")).isEmpty();
    }

    /**
     * What random events make together is what they make one by one: rows that come, go and come again, values of unique columns and keys
     * that go from one to another, children that change their parents. 1,000 of them with {@code -Dreprise.test.faults}.
     */
    @Test
    void randomEventsMakeTogetherWhatTheyMakeOneByOne() {
        int schedules = Boolean.getBoolean("reprise.test.faults") ? 1000 : 250;
        for (int i = 0; i < schedules; i++) {
            long seed = Long.getLong("reprise.test.seed", i + System.nanoTime());
            List<List<Change>> events = new ShopScript(seed).events(24);
            shop.clear();
            shop.singly(events);
            List<String> expected = shop.rows();
            shop.clear();
            shop.together(events.subList(0, 7));
            shop.together(events.subList(7, 24));
            assertThat(shop.rows()).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
