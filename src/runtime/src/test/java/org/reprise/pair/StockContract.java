package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.h2.util.DateTimeUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.reprise.pair.StockPair.Way;
import org.reprise.replay.Tally;
import org.reprise.testing.Make;

/** From one make of database to each of the four, in databases that the tests of a class share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StockContract {
    final Make first;
    private final Map<Make, StockPair> pairs = new TreeMap<>();

    StockContract(Make first) {
        this.first = first;
    }

    interface Example {
        void perform(StockPair pair, long id);
    }

    @AfterAll
    void close() {
        pairs.values().forEach(StockPair::close);
    }

    /** Of EclipseLink, added to the usual ones. */
    Map<String, Object> properties() {
        return Map.of();
    }

    StockPair pair(Make second) {
        return pairs.computeIfAbsent(second, make -> new StockPair(first, make, properties()));
    }

    /** The same calls for each way, then equal tables; nothing is parked, and nothing healed that came by call. */
    void everyWay(Make second, Example example) {
        everyWay(second, true, example);
    }

    /** @param byCall whether calls come by call; else the two makes may hold other values after the same call, so that it heals */
    void everyWay(Make second, boolean byCall, Example example) {
        for (Way way : Way.values()) {
            try {
                StockPair pair = pair(second);
                example.perform(pair, pair.id());
                Tally.Count before = pair.counts();
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
                if (byCall && way == Way.CALL) {
                    assertThat(pair.counts().healed() - (before == null ? 0 : before.healed()))
                            .as(
                                    "healed: %s",
                                    pair.west.log.findings().differences().newest(3))
                            .isZero();
                }
            } catch (Throwable failed) {
                drop(second);
                throw failed;
            }
        }
    }

    /** Databases and their drivers keep the zone in which they were opened. */
    void in(TimeZone zone, Make second) {
        drop(second);
        TimeZone.setDefault(zone);
        DateTimeUtils.resetCalendar();
    }

    /** The next test begins with other databases. */
    void drop(Make second) {
        StockPair pair = pairs.remove(second);
        if (pair != null) {
            pair.close();
        }
    }
}
