package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.replay.Tally;
import org.reprise.testing.Make;
import org.reprise.unseen.UnseenWrites;
import org.reprise.zoo.ZooScripts;

/**
 * From one make of database to each of the four: the copy is equal, row by row, after random calls. A seed is run again by {@code
 * -Dreprise.test.seed}.
 */
abstract class PairContract {
    /** Events a pair. */
    private static final int EVENTS = Integer.getInteger("reprise.test.pair-events", 300);

    /** Events in one pair of databases; a bulk update over joined tables costs HSQLDB the square of their rows. */
    private static final int TOGETHER = 1000;

    private final Make first;

    PairContract(Make first) {
        this.first = first;
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void copyIsEqualRowByRow(Make second) {
        Random seeds = new Random();
        for (int done = 0; done < EVENTS; done += TOGETHER) {
            copyIsEqual(second, Long.getLong("reprise.test.seed", seeds.nextLong()), Math.min(TOGETHER, EVENTS - done));
        }
    }

    private void copyIsEqual(Make second, long seed, int events) {
        System.out.printf("[pair] %s to %s, %d events of seed %d%n", first, second, events, seed);
        ZooCalls calls = new ZooCalls(ZooScripts.script(ZooCall.any(), seed, events));
        try (ZooSite east = ZooSite.fresh(first);
                ZooSite west = ZooSite.fresh(second)) {
            ZooPrimary primary = new ZooPrimary(east);
            assertThat(primary.perform(calls, events)).isGreaterThan(events / 2);
            UnseenWrites.Net net = primary.unseen.net();
            assertThat(net.looks() > 0).isEqualTo(net.tells() != UnseenWrites.Tells.NOTHING);
            assertThat(net.found()).as("writes that were not seen").isEmpty();
            primary.ship(west);
            // as another server: the one that replays has its own persistence units only
            east.zoo.factory().close();
            Map<String, Tally.Count> count = new ZooReplica(west, east, calls).replayAll();

            System.out.printf(
                    "[pair] %s to %s, seed %d: %s; differences %s%n",
                    first,
                    second,
                    seed,
                    count,
                    west.log.findings().differences().newest(5));
            assertThat(ZooTables.differences(ZooTables.of(east.zoo), ZooTables.of(west.zoo)))
                    .as("rows of %s as copied to %s, seed %d", first, second, seed)
                    .isEmpty();
        }
    }
}
