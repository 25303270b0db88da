package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.finding.FoundDifference;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Item;
import org.reprise.testing.Make;

/** What somebody has changed by hand at a site is found where events are written together, and named at its event. */
final class DriftWhileBehindTest {
    private static final long ROW = 3;

    @ParameterizedTest
    @EnumSource
    void rowThatWasChangedByHandIsHealedAndNamedAtTheEventThatMeetsIt(Make make) {
        try (StockPair pair = sabotaged(make)) {
            pair.replay(Way.BEHIND);
            assertThat(pair.parked()).isEmpty();
            assertThat(pair.differences()).isEmpty();
            assertThat(pair.counts().healed()).isEqualTo(1);
            // the 5 calls that made the rows, the item's own turn in the second round
            assertNamed(pair, 5 + ROW);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsNamedAsWellWhereTheMethodIsDemoted(Make make) {
        try (StockPair pair = sabotaged(make)) {
            pair.replay(Way.ROWS);
            assertThat(pair.parked()).isEmpty();
            assertThat(pair.differences()).isEmpty();
            assertThat(pair.counts().healed()).isZero();
            assertNamed(pair, 5 + ROW);
        }
    }

    /** What rows have changed is read again before a call. */
    @ParameterizedTest
    @EnumSource
    void eventWithoutEvidenceIsCalledInItsPlace(Make make) {
        try (StockPair pair = new StockPair(make, make)) {
            pair.call(entities -> entities.persist(new Item(ROW, "item")));
            for (int i = 0; i < 5; i++) {
                pair.call(entities -> entities.find(Item.class, ROW).more(1));
            }
            pair.lacks(4);
            pair.replay(Way.BEHIND);
            assertThat(pair.parked()).isEmpty();
            assertThat(pair.differences()).isEmpty();
            assertThat(pair.calls()).isEqualTo(1);
            assertThat(pair.counts().applied()).isEqualTo(5);
            assertThat(pair.counts().healed()).isZero();
        }
    }

    private static void assertNamed(StockPair pair, long seq) {
        assertThat(pair.west.log.findings().differences().newest(10))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.position().seq()).isEqualTo(seq))
                .extracting(FoundDifference::column)
                .contains("UNITS");
    }

    /** Ten calls wait that count up five items twice each, and one of these is another at the second site. */
    private static StockPair sabotaged(Make make) {
        StockPair pair = new StockPair(make, make);
        for (long id = 1; id <= 5; id++) {
            long item = id;
            pair.call(entities -> entities.persist(new Item(item, "item " + item)));
        }
        pair.replay(Way.CALL);
        pair.west.zoo.database().execute("UPDATE ITEM SET UNITS = 77 WHERE ID = " + ROW);
        pair.west.zoo.factory().getCache().evictAll();
        for (int round = 0; round < 2; round++) {
            for (long id = 1; id <= 5; id++) {
                long item = id;
                pair.call(entities -> entities.find(Item.class, item).more(1));
            }
        }
        return pair;
    }
}
