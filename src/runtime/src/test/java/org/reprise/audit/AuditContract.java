package org.reprise.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reprise.proof.RowChange.Operation;
import org.reprise.testing.Make;

/** The rolling audit of a site after one of another make. */
abstract class AuditContract {
    private static final AuditPolicy QUICK = new AuditPolicy(1000, false);

    private final Make mine;
    private final Make theirs;

    AuditContract(Make mine, Make theirs) {
        this.mine = mine;
        this.theirs = theirs;
    }

    private AuditedPair pair(AuditPolicy policy) {
        return new AuditedPair(mine, theirs, policy);
    }

    @Test
    void equalTablesAreFoundEqualInEveryWay() {
        try (AuditedPair pair = pair(QUICK)) {
            pair.rounds(1);
            assertThat(pair.found).isEmpty();
            assertThat(pair.report().counts().moving()).isZero();
            assertThat(pair.ways())
                    .isEqualTo(Set.of(
                            "ITEM RANGES",
                            "A_PART_OF_PART RANGES",
                            "WORD RANGES",
                            "PART RANGES",
                            "NOTE WHOLE",
                            "ORDERLINE RANGES",
                            "SHOP.ITEM RANGES",
                            "SHOP.ORDER WORD RANGES"));
            assertThat(pair.report().tables()).allSatisfy(table -> {
                assertThat(table.equalAt()).as(table.table()).isNotNull();
                assertThat(table.rows()).as(table.table()).isPositive();
            });
        }
    }

    @Test
    void tableIsAuditedInWhateverSchemaAndHoweverItIsSpelled() {
        try (AuditedPair pair = pair(new AuditPolicy(1000, true))) {
            pair.here.run("UPDATE OrderLine SET Title = ? WHERE Line = ?", "other", 3);
            pair.here.run("DELETE FROM Shop.ITEM WHERE ID = ?", 2);
            pair.there.run("UPDATE " + pair.there.orders + " SET WORD = ? WHERE ID = ?", "new", 4);
            pair.rounds(1);
            assertThat(pair.differences())
                    .containsExactly(
                            "ORDERLINE [LINE=3] TITLE: line 3 | other",
                            "SHOP.ITEM [ID=2] *: a row | no row",
                            "SHOP.ORDER WORD [ID=4] WORD: new | word 4");
            pair.rounds(1);
            assertThat(pair.report().open()).isEmpty();
            assertThat(pair.here.against(pair.there, 10).equal()).isTrue();
        }
    }

    @Test
    void changedMissingAndExtraRowsAreNamedByTableKeyAndColumn() {
        try (AuditedPair pair = pair(QUICK)) {
            pair.here.run("UPDATE ITEM SET STOCK = ? WHERE ID = ?", 99, 21);
            pair.here.run("DELETE FROM A_PART_OF_PART WHERE PART_ID = ?", 3);
            pair.here.run("INSERT INTO A_PART_OF_PART VALUES (?, ?, ?)", 77, 1, "x");
            pair.here.run("UPDATE WORD SET MEANING = ? WHERE WORD = ?", "none", "z");
            pair.here.run("DELETE FROM WORD WHERE WORD = ?", "ss");
            pair.here.run("INSERT INTO WORD VALUES (?, ?)", "zz", "extra");
            pair.here.run("UPDATE PART SET AMOUNT = ? WHERE ITEM_ID = ? AND LINE = ?", 1000, 4, "X");
            pair.rounds(1);
            assertThat(pair.differences())
                    .containsExactly(
                            "A_PART_OF_PART [PART_ID=3] *: a row | no row",
                            "A_PART_OF_PART [PART_ID=77] *: no row | a row",
                            "ITEM [ID=21] STOCK: 1 | 99",
                            "PART [ITEM_ID=4, LINE=X] AMOUNT: 9 | 1000",
                            "WORD [WORD=ss] *: a row | no row",
                            "WORD [WORD=z] MEANING: meaning of z | none",
                            "WORD [WORD=zz] *: no row | a row");
            assertThat(pair.report().open()).hasSize(7);
            assertThat(pair.report().trouble()).startsWith("The rolling audit found 7 rows that are not as at 'there'");
            assertThat(pair.report().tables())
                    .filteredOn(table ->
                            Set.of("ITEM", "A_PART_OF_PART", "WORD", "PART").contains(table.table()))
                    .hasSize(4)
                    .allSatisfy(table ->
                            assertThat(table.equalAt()).as(table.table()).isNull());
        }
    }

    /** As when the sites order keys otherwise: then it is the keys themselves that travel. */
    @Test
    void rowsAreFoundByTheirKeysThereAndBack() {
        try (AuditedPair pair = pair(QUICK)) {
            assertThat(pair.byKeys("WORD", 5)).isEmpty();
            assertThat(pair.byKeys("PART", 5)).isEmpty();
            pair.here.run("UPDATE WORD SET MEANING = ? WHERE WORD = ?", "none", "z");
            pair.here.run("DELETE FROM WORD WHERE WORD = ?", "ss");
            pair.here.run("INSERT INTO WORD VALUES (?, ?)", "zz", "extra");
            pair.here.run("UPDATE PART SET AMOUNT = ? WHERE ITEM_ID = ? AND LINE = ?", 1000, 4, "X");
            assertThat(pair.byKeys("WORD", 5)).containsExactlyInAnyOrder("WORD=z", "WORD=ss", "WORD=zz");
            assertThat(pair.byKeys("PART", 5)).containsExactly("ITEM_ID=4, LINE=X");
        }
    }

    @Test
    void tableThatDiffersEverywhereIsFoundSoAndPagesMeetAtAnyRow() {
        try (AuditedPair pair = pair(new AuditPolicy(50, false))) {
            for (int i = 0; i < 230; i++) {
                pair.here.run("INSERT INTO WORD VALUES (?, ?)", "w" + i, "here");
                pair.there.run("INSERT INTO WORD VALUES (?, ?)", "w" + i, "there");
                if (i % 23 == 0) {
                    pair.there.run("INSERT INTO A_PART_OF_PART VALUES (?, ?, ?)", 100 + i, 1, "x");
                }
            }
            pair.rounds(1);
            assertThat(pair.found).hasSize(240);
            assertThat(pair.ways()).contains("WORD RANGES");
            assertThat(pair.report().counts().unlisted()).isZero();
        }
    }

    @Test
    void rowsOfATableWithoutAKeyAreCounted() {
        try (AuditedPair pair = pair(QUICK)) {
            pair.here.run("INSERT INTO NOTE VALUES (?, ?, ?)", 9, "n9", 1);
            pair.here.run("INSERT INTO NOTE VALUES (?, ?, ?)", 9, "n9", 1);
            pair.rounds(1);
            assertThat(pair.differences()).containsExactly("NOTE [ITEM_ID=9, SIZE=1, TEXT=n9] *: no row | 2 rows");
        }
    }

    @Test
    void differenceIsTheLastEventsThatWroteTheRow() {
        try (AuditedPair pair = pair(QUICK)) {
            pair.event(Operation.UPDATE, "ITEM", "ID", 5, "UPDATE ITEM SET STOCK = ? WHERE ID = ?", 50, 5);
            pair.event(Operation.UPDATE, "ITEM", "ID", 6, "UPDATE ITEM SET STOCK = ? WHERE ID = ?", 60, 6);
            pair.land(0);
            pair.here.run("UPDATE ITEM SET STOCK = ? WHERE ID = ?", -1, 5);
            pair.here.run("UPDATE ITEM SET STOCK = ? WHERE ID = ?", -1, 7);
            pair.rounds(1);
            assertThat(pair.found.stream().map(each -> each.writer().text()))
                    .containsExactly("1:1 rows of ITEM", "not known any more");
        }
    }

    @Test
    void differenceIsOpenUntilItIsGone() {
        try (AuditedPair pair = pair(QUICK)) {
            pair.here.run("UPDATE ITEM SET STOCK = ? WHERE ID = ?", 99, 21);
            pair.rounds(2);
            assertThat(pair.found).hasSize(1);
            pair.here.run("UPDATE ITEM SET STOCK = ? WHERE ID = ?", 1, 21);
            pair.rounds(15);
            assertThat(pair.gone).isEqualTo(pair.found);
            assertThat(pair.report().open()).isEmpty();
            assertThat(pair.report().tables())
                    .allSatisfy(table -> assertThat(table.equalAt()).isNotNull());
        }
    }

    @Test
    void differenceIsMendedWhereTheAuditIsToldTo() {
        try (AuditedPair pair = pair(new AuditPolicy(1000, true))) {
            pair.here.run("UPDATE ITEM SET STOCK = ? WHERE ID = ?", 99, 21);
            pair.here.run("DELETE FROM WORD WHERE WORD = ?", "ss");
            pair.here.run("INSERT INTO NOTE VALUES (?, ?, ?)", 9, "n9", 1);
            pair.rounds(2);
            assertThat(pair.found).hasSize(3);
            assertThat(pair.report().counts()).isEqualTo(new AuditReport.Counts(3, 3, 3, 0, 0));
            assertThat(pair.here.against(pair.there, 10).equal()).isTrue();
        }
    }

    /** Rows come and go between two values for eight rounds, in which this site is always some events behind; then all is calm. */
    @Test
    void nothingIsFoundInRowsThatChangeMeanwhileButWhatDiffers() {
        try (AuditedPair pair = pair(QUICK)) {
            Random random = new Random(7);
            int[] next = {1000};
            pair.meanwhile(() -> {
                boolean calm = pair.report().round() > 8;
                for (int i = 0; i < 3 && !calm; i++) {
                    any(pair, random, next);
                }
                if (calm || random.nextInt(12) == 0) {
                    pair.land(calm ? 0 : random.nextInt(30));
                }
            });
            pair.here.run("UPDATE ITEM SET NAME = ? WHERE ID = ?", "planted", 35);
            pair.here.run("DELETE FROM WORD WHERE WORD = ?", "ss");
            pair.here.run("INSERT INTO A_PART_OF_PART VALUES (?, ?, ?)", 77, 1, "x");
            pair.rounds(9);
            assertThat(pair.questions()).as("rows changed beside these").isGreaterThan(100);
            assertThat(pair.differences())
                    .containsExactly(
                            "A_PART_OF_PART [PART_ID=77] *: no row | a row",
                            "ITEM [ID=35] NAME: name 35 \u00e9\u4e2d\uD83E\uDD81 'x'  | planted",
                            "WORD [WORD=ss] *: a row | no row");
            assertThat(pair.report().tables()).extracting(TableAudit::table).contains("ITEM", "WORD");
        }
    }

    /** The upstream shows the same at each look, and this site another value: events that bring it and take it are in between. */
    @Test
    void rowThatIsAnotherBetweenTheLooksIsNoDifference() {
        try (AuditedPair pair = pair(QUICK)) {
            String sql = "UPDATE ITEM SET STOCK = ? WHERE ID = ?";
            pair.meanwhile(() -> {
                pair.event(Operation.UPDATE, "ITEM", "ID", 5, sql, 1, 5);
                pair.event(Operation.UPDATE, "ITEM", "ID", 5, sql, 2, 5);
                pair.land(1);
            });
            pair.rounds(1);
            assertThat(pair.found).isEmpty();
            assertThat(pair.report().counts().moving()).isPositive();
            assertThat(pair.report().tables())
                    .filteredOn(table -> table.table().equals("ITEM"))
                    .allSatisfy(table -> assertThat(table.equalAt()).isNull());
        }
    }

    private static void any(AuditedPair pair, Random random, int[] next) {
        int item = random.nextInt(10);
        switch (random.nextInt(4)) {
            case 0 ->
                pair.event(
                        Operation.UPDATE,
                        "ITEM",
                        "ID",
                        item,
                        "UPDATE ITEM SET STOCK = ? WHERE ID = ?",
                        random.nextInt(2),
                        item);
            case 1 -> {
                String word = "w" + next[0]++;
                pair.event(Operation.INSERT, "WORD", "WORD", word, "INSERT INTO WORD VALUES (?, ?)", word, "new");
            }
            case 2 -> {
                int part = next[0]++;
                pair.event(
                        Operation.INSERT,
                        "A_PART_OF_PART",
                        "PART_ID",
                        part,
                        "INSERT INTO A_PART_OF_PART VALUES (?, ?, ?)",
                        part,
                        item,
                        "x");
            }
            default -> {
                int part = 1000 + random.nextInt(Math.max(1, next[0] - 1000));
                pair.event(
                        Operation.DELETE,
                        "A_PART_OF_PART",
                        "PART_ID",
                        part,
                        "DELETE FROM A_PART_OF_PART WHERE PART_ID = ?",
                        part);
            }
        }
    }

    @Test
    void tableThatCannotBeReadIsSaidAndHindersNoOther() {
        try (AuditedPair pair = pair(QUICK)) {
            pair.rounds(1);
            pair.here.database.execute("DROP TABLE NOTE");
            pair.there.run("UPDATE ITEM SET STOCK = ? WHERE ID = ?", 99, 21);
            for (int i = 0; i < 40; i++) {
                pair.step();
            }
            assertThat(pair.found).hasSize(1);
            pair.rounds(1);
            assertThat(pair.report().tables()).extracting(TableAudit::table).doesNotContain("NOTE");
            assertThat(List.copyOf(pair.found)).hasSize(1);
        }
    }
}
