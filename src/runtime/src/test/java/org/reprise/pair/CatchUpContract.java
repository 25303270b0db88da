package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.reprise.replay.Tally;
import org.reprise.testing.Make;
import org.reprise.zoo.ZooScripts;

/**
 * From one make of database to another one by rows, as a site that catches up takes them: the copy is equal, row by row, after
 * random calls, and nothing was healed or parked. With {@code -Dreprise.test.faults} to each of the four. A seed is run again by {@code -Dreprise.test.seed}.
 */
abstract class CatchUpContract {
    private static final boolean LONG = Boolean.getBoolean("reprise.test.faults");
    private static final int EVENTS = LONG ? 1000 : 250;

    private final Make first;
    private final Make second;

    CatchUpContract(Make first, Make second) {
        this.first = first;
        this.second = second;
    }

    @Test
    void copyThatCatchesUpIsEqualRowByRow() {
        for (Make other : LONG ? Make.values() : new Make[] {second}) {
            copyIsEqual(other);
        }
    }

    private void copyIsEqual(Make other) {
        long seed = Long.getLong("reprise.test.seed", new Random().nextLong());
        ZooCalls calls = new ZooCalls(ZooScripts.script(ZooCall.any(), seed, EVENTS));
        try (ZooSite east = ZooSite.fresh(first);
                ZooSite west = ZooSite.fresh(other)) {
            ZooPrimary primary = new ZooPrimary(east);
            int committed = primary.perform(calls, EVENTS);
            primary.ship(west);
            // as another server: the one that replays has its own persistence units only
            east.zoo.factory().close();
            ZooReplica replica = new ZooReplica(west, east, calls).behind();
            replica.evidenceComes();
            Map<String, Tally.Count> counts = replica.replayAll();

            System.out.printf(
                    "[catch-up] %s to %s, seed %d, %d events: %s; differences %s%n",
                    first,
                    other,
                    seed,
                    committed,
                    counts,
                    west.log.findings().differences().newest(5));
            assertThat(ZooTables.differences(ZooTables.of(east.zoo), ZooTables.of(west.zoo)))
                    .as("rows of %s as caught up by %s, seed %d", first, other, seed)
                    .isEmpty();
            assertThat(counts.values()).allSatisfy(count -> assertThat(count.healed() + count.parked())
                    .isZero());
        }
    }
}
