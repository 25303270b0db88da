package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.testing.Make;

/** Calls that are worked ahead of leave what they leave one by one, also where the guess is wrong. */
class AheadTest {
    private static final String JDBC = "JDBC";

    @ParameterizedTest
    @CsvSource({
        "H2, JDBC",
        "H2, NONE",
        "HSQLDB, JDBC",
        "MARIADB, JDBC",
        "MARIADB, NONE",
        "POSTGRESQL, JDBC",
        "POSTGRESQL, NONE"
    })
    void tablesAreEqual(Make make, String batchWriting) {
        try (LetterPair pair = new LetterPair(make.fresh(), make.fresh(), batchWriting)) {
            for (int round = 0; round < 3; round++) {
                pair.perform(150, 400, 50);
                pair.replay();
                assertThat(pair.wasAhead()).isTrue();
            }
            assertEqual(pair, 450);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowThatEveryCallWritesIsReadAnew(Make make) {
        try (LetterPair pair = new LetterPair(make.fresh(), make.fresh(), JDBC)) {
            for (int round = 0; round < 3; round++) {
                pair.perform(120, 3, 1);
                pair.replay();
            }
            assertEqual(pair, 360);
        }
    }

    /** Nothing says that a row that was read ahead is another now. */
    @Test
    void rowThatATriggerChangesIsFoundByTheProof() {
        String bump = "CREATE FUNCTION BUMP() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN"
                + " UPDATE OFFICE SET PASSED = PASSED + 1 WHERE OFFICE_KEY = 'office-0'; RETURN NULL; END $$";
        String after = "CREATE TRIGGER BUMP AFTER INSERT ON LEG FOR EACH ROW EXECUTE FUNCTION BUMP()";
        try (LetterPair pair = new LetterPair(Make.POSTGRESQL.fresh(), Make.POSTGRESQL.fresh(), JDBC)) {
            for (ZooSite site : new ZooSite[] {pair.east, pair.west}) {
                site.tamper(bump);
                site.tamper(after);
            }
            pair.perform(200, 20, 5);
            pair.replay();
            pair.perform(100, 20, 5);
            pair.replay();
            assertEqual(pair, 300);
        }
    }

    @Test
    void differenceThatWasThereIsFoundAtItsEvent() {
        try (LetterPair pair = new LetterPair(Make.H2.fresh(), Make.H2.fresh(), JDBC)) {
            pair.perform(200, 20, 5);
            pair.replay();
            pair.west.tamper("UPDATE OFFICE SET PASSED = 7 WHERE OFFICE_KEY = 'office-3'");
            long before = pair.west.log.position().current().seq();
            pair.perform(100, 20, 5);
            pair.replay();
            assertThat(pair.west.log.parked().list()).hasSize(1);
            assertThat(pair.west.log.parked().list().get(0).position().seq())
                    .isEqualTo(pair.west.log.position().current().seq() + 1)
                    .isBetween(before + 1, before + 30);
        }
    }

    /** As to constraints of which no mapping knows. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void orderThatTheDatabaseRefusesCostsARepeat(Make make) {
        try (LetterPair pair = new LetterPair(make.fresh(), make.fresh(), JDBC)) {
            pair.perform(200, 20, 5);
            pair.replay();
            pair.west.tamper("ALTER TABLE LEG ADD CONSTRAINT LEG_LETTER FOREIGN KEY (LETTER_ID) REFERENCES LETTER");
            pair.west.tamper("CREATE UNIQUE INDEX OFFICE_PASSED ON OFFICE (LAST_AT)");
            pair.perform(300, 2_000, 5);
            pair.replay();
            assertEqual(pair, 500);
        }
    }

    private static void assertEqual(LetterPair pair, int events) {
        assertThat(LetterPair.tables(pair.west)).isEqualTo(LetterPair.tables(pair.east));
        assertThat(pair.west.log.parked().list()).isEmpty();
        assertThat(pair.west.log.findings().differences().newest(1)).isEmpty();
        assertThat(pair.count().called()).isEqualTo(events);
        assertThat(pair.count().healed()).isZero();
    }
}
