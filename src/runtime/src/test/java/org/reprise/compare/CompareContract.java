package org.reprise.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reprise.proof.Difference;
import org.reprise.testing.Make;

/** Tables of a database compared with those of another make, and repaired after them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CompareContract {
    private static final int LIMIT = 100;

    private final Make mine;
    private final Make theirs;
    private ComparedSite here;
    private ComparedSite there;

    CompareContract(Make mine, Make theirs) {
        this.mine = mine;
        this.theirs = theirs;
    }

    @BeforeAll
    void create() {
        here = new ComparedSite(mine);
        there = new ComparedSite(theirs);
    }

    @AfterAll
    void close() {
        here.close();
        there.close();
    }

    @BeforeEach
    void fill() {
        here.fill();
        there.fill();
    }

    private List<String> differences() {
        return here.against(there, LIMIT).differences().stream()
                .map(found -> found.table() + " [" + found.key() + "] " + found.column() + ": " + found.there() + " | "
                        + found.here())
                .toList();
    }

    @Test
    void equalContentGivesNoDifference() {
        ComparedTables compared = here.against(there, LIMIT);
        assertThat(compared.differences()).isEmpty();
        assertThat(compared.equal()).isTrue();
        assertThat(compared.tables().stream().collect(Collectors.toMap(TableComparison::table, TableComparison::here)))
                .isEqualTo(Map.of(
                        "ITEM",
                        40L,
                        "WORD",
                        12L,
                        "PART",
                        20L,
                        "A_PART_OF_PART",
                        20L,
                        "NOTE",
                        20L,
                        "ORDERLINE",
                        10L,
                        "SHOP.ITEM",
                        10L,
                        "SHOP.ORDER WORD",
                        10L));
    }

    @Test
    void changedMissingAndExtraRowsAreFoundToTheColumn() {
        here.run("UPDATE ITEM SET STOCK = ?, NAME = ? WHERE ID = ?", 99, "other", 21);
        there.run("DELETE FROM ITEM WHERE ID = ?", 30);
        here.run("DELETE FROM ITEM WHERE ID = ?", 31);
        ComparedTables compared = here.against(there, LIMIT);
        TableComparison items = compared.tables().get(0);
        assertThat(items.table()).isEqualTo("ITEM");
        assertThat(List.of(items.missing(), items.extra(), items.changed())).containsExactly(1L, 1L, 1L);
        assertThat(compared.differences())
                .containsExactly(
                        new Difference("ITEM", "ID=21", "NAME", "name 21 \u00e9\u4e2d\uD83E\uDD81 'x' ", "other"),
                        new Difference("ITEM", "ID=21", "STOCK", "1", "99"),
                        new Difference("ITEM", "ID=30", "*", "no row", "a row"),
                        new Difference("ITEM", "ID=31", "*", "a row", "no row"));
    }

    @Test
    void changedColumnOfAnyTypeIsFound() {
        String[] changes = {
            "NAME = 'x'",
            "NAME = NULL",
            "CODE = 'C1'",
            "PRICE = 10.01",
            "STOCK = 99",
            "SMALL = -1",
            "HEIGHT = HEIGHT + 1",
            "HEIGHT = NULL",
            "WEIGHT = 333333333.3333334",
            "WILD = NULL",
            "BORN = DATE '1886-01-18'",
            "FED = TIME '01:59:58.000002'",
            "SEEN = TIMESTAMP '2026-03-29 01:30:00.001002'",
            "STORY = ''",
            "STORY = NULL",
            "PICTURE = NULL",
            "CHIP = NULL"
        };
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < changes.length; i++) {
            // every seventh row has nulls
            int id = i + i / 6;
            here.run("UPDATE ITEM SET " + changes[i] + " WHERE ID = " + id);
            expected.add("ID=" + id + " " + changes[i].substring(0, changes[i].indexOf(' ')));
        }
        here.run("UPDATE ITEM SET WILD = FALSE WHERE ID = 38");
        expected.add("ID=38 WILD");
        assertThat(here.against(there, LIMIT).differences())
                .extracting(found -> found.key() + " " + found.column())
                .containsExactlyElementsOf(expected);
        repair(expected.size());
    }

    @Test
    void changedByteOfALargeObjectIsFound() {
        there.run(
                "UPDATE ITEM SET PICTURE = ? WHERE ID = 3",
                "picture".repeat(3000).getBytes(StandardCharsets.UTF_8));
        assertThat(differences())
                .singleElement()
                .asString()
                .startsWith("ITEM [ID=3] PICTURE: ")
                .hasSizeLessThan(600);
        repair(1);
    }

    @Test
    void changedKeyIsAMissingAndAnExtraRow() {
        here.run("UPDATE WORD SET WORD = ? WHERE WORD = ?", "zz", "z");
        assertThat(differences())
                .containsExactly("WORD [WORD=z] *: a row | no row", "WORD [WORD=zz] *: no row | a row");
        repair(2);
    }

    @Test
    void keysThatDifferInCaseOrUmlautAreOther() {
        here.run("UPDATE WORD SET MEANING = ? WHERE WORD = ?", "small", "\u00e4");
        there.run("DELETE FROM WORD WHERE WORD = ?", "A");
        assertThat(differences())
                .containsExactly(
                        "WORD [WORD=A] *: no row | a row", "WORD [WORD=\u00e4] MEANING: meaning of \u00e4 | small");
        repair(2);
    }

    @Test
    void nullIsNoEmptyTextAndBlanksAtTheEndCount() {
        here.run("UPDATE WORD SET MEANING = NULL WHERE WORD = 'empty'");
        there.run("UPDATE WORD SET MEANING = ' ' WHERE WORD = 'null'");
        there.run("UPDATE WORD SET MEANING = 'meaning of a ' WHERE WORD = 'a'");
        assertThat(differences())
                .containsExactly(
                        "WORD [WORD=a] MEANING: meaning of a  | meaning of a",
                        "WORD [WORD=empty] MEANING:  | NULL",
                        "WORD [WORD=null] MEANING:   | NULL");
        repair(3);
    }

    @Test
    void compositeKeysNameTheirRows() {
        here.run("UPDATE PART SET AMOUNT = 77 WHERE ITEM_ID = 4 AND LINE = 'X'");
        assertThat(differences()).containsExactly("PART [ITEM_ID=4, LINE=X] AMOUNT: 9 | 77");
        repair(1);
    }

    @Test
    void tableWithoutAKeyIsAMultiset() {
        here.run("INSERT INTO NOTE VALUES (7, 'new', 2.50)");
        there.run("INSERT INTO NOTE VALUES (8, NULL, 2.5)");
        there.run("INSERT INTO NOTE VALUES (1, 'n1', 1.5)");
        here.run("UPDATE NOTE SET TEXT = 'n2' WHERE ITEM_ID IS NULL AND TEXT = 'n3'");
        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "NOTE [ITEM_ID=7, SIZE=2.5, TEXT=new] *: no row | a row",
                        "NOTE [ITEM_ID=8, SIZE=2.5, TEXT=NULL] *: a row | no row",
                        "NOTE [ITEM_ID=NULL, SIZE=1.5, TEXT=n2] *: 2 rows | 4 rows",
                        "NOTE [ITEM_ID=NULL, SIZE=1.5, TEXT=n3] *: 2 rows | no row",
                        "NOTE [ITEM_ID=1, SIZE=1.5, TEXT=n1] *: 3 rows | 2 rows");
        repair(5);
    }

    @Test
    void rowsThatReferToEachOtherAreRepairedInOneGo() {
        here.run("DELETE FROM A_PART_OF_PART WHERE ITEM_ID = 5");
        here.run("DELETE FROM PART WHERE ITEM_ID = 5");
        here.run("DELETE FROM ITEM WHERE ID = 5");
        here.run("INSERT INTO ITEM (ID, NAME) VALUES (1000, 'too many')");
        here.run("INSERT INTO PART VALUES ('y', 1000, 1)");
        // this one keeps the two above it from going, until it is changed
        here.run("UPDATE A_PART_OF_PART SET ITEM_ID = 1000, LINE = 'y' WHERE PART_ID = 1");
        repair(8);
    }

    @Test
    void moreThanTheListedAreCounted() {
        here.run("UPDATE ITEM SET STOCK = 1000 + STOCK WHERE ID < 30");
        here.run("DELETE FROM WORD");
        ComparedTables compared = here.against(there, 10);
        assertThat(compared.differing()).isEqualTo(42);
        assertThat(compared.listed()).hasSize(10);
        assertThat(here.repair(compared, 3).applied()).hasSize(10);
        assertThat(here.against(there, 10).differing()).isEqualTo(32);
    }

    @Test
    void tableIsComparedInWhateverSchemaAndHoweverItIsSpelled() {
        here.run("UPDATE OrderLine SET Title = 'other' WHERE Line = 3");
        here.run("UPDATE Shop.ITEM SET PRICE = 7 WHERE ID = 2");
        there.run("DELETE FROM " + there.orders + " WHERE ID = 4");
        here.run("DELETE FROM " + here.orders + " WHERE ID = 5");
        there.run("INSERT INTO " + there.orders + " VALUES (?, ?, ?)", 5000, 39, "new");
        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "ORDERLINE [LINE=3] TITLE: line 3 | other",
                        "SHOP.ITEM [ID=2] PRICE: 200 | 7",
                        "SHOP.ORDER WORD [ID=4] *: no row | a row",
                        "SHOP.ORDER WORD [ID=5] *: a row | no row",
                        "SHOP.ORDER WORD [ID=5000] *: a row | no row");
        repair(5);
    }

    @Test
    void namesThatAreEqualButForCaseAreTwoTables() {
        here.twin();
        there.twin();
        here.run("UPDATE ITEM SET STOCK = 99 WHERE ID = 21");
        here.run("UPDATE " + here.quoted("iTem") + " SET ID = 2");
        List<String> found = differences();
        here.run("DROP TABLE " + here.quoted("iTem"));
        there.run("DROP TABLE " + there.quoted("iTem"));
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "ITEM [ID=21] STOCK: 1 | 99",
                        "\"iTem\" [ID=1] *: a row | no row",
                        "\"iTem\" [ID=2] *: no row | a row");
    }

    private void repair(int rows) {
        ComparedTables compared = here.against(there, LIMIT);
        assertThat(Repair.plan(compared)).hasSize(rows);
        assertThat(here.against(there, LIMIT)).as("a dry run writes nothing").isEqualTo(compared);
        Repair.Outcome outcome = here.repair(compared, 3);
        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.applied()).containsExactlyInAnyOrderElementsOf(Repair.plan(compared));
        assertThat(here.against(there, LIMIT).differences()).isEmpty();
    }
}
