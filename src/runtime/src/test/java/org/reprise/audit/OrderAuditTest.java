package org.reprise.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reprise.testing.Make;

/** Sites that order keys otherwise: here letters of both cases are next to one another. */
class OrderAuditTest {
    private static final String TABLE = "CREATE TABLE CASED (NAME %s(20) NOT NULL PRIMARY KEY, SIZE INTEGER)";
    private static final String ROW = "INSERT INTO CASED VALUES (?, ?)";

    @Test
    void keysAreBroughtTogetherOneByOneWhereRangesHaveOtherRows() {
        try (AuditedPair pair = new AuditedPair(Make.H2, Make.H2, new AuditPolicy(50, false))) {
            pair.here.database.execute(TABLE.formatted("VARCHAR_IGNORECASE"));
            pair.there.database.execute(TABLE.formatted("VARCHAR"));
            for (int i = 0; i < 400; i++) {
                String name = (char) ((i % 2 == 0 ? 'a' : 'A') + i % 26) + "-" + i;
                pair.here.run(ROW, name, i);
                pair.there.run(ROW, name, i);
            }
            pair.rounds(1);
            assertThat(pair.found).isEmpty();
            assertThat(pair.ways()).contains("CASED KEYS");
            assertThat(pair.report().tables())
                    .allSatisfy(
                            each -> assertThat(each.equalAt()).as(each.table()).isNotNull());

            pair.here.run("UPDATE CASED SET SIZE = ? WHERE NAME = ?", -1, "a-0");
            pair.here.run("DELETE FROM CASED WHERE NAME = ?", "N-13");
            pair.here.run(ROW, "here only", 1);
            pair.rounds(2);
            assertThat(pair.differences())
                    .containsExactly(
                            "CASED [NAME=N-13] *: a row | no row",
                            "CASED [NAME=a-0] SIZE: 0 | -1",
                            "CASED [NAME=here only] *: no row | a row");
        }
    }
}
