package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job: whatever was called at east is in the tables of west. */
@ExtendWith(RunningSites.class)
class EqualTablesIT {

    /** Rows of each W2 call; 10,000 with the profile {@code faults}. */
    private static final int ROWS = Integer.getInteger("reprise.test.rows", 2_000);

    @Test
    void everyRowOfEveryBusinessTableIsEqualAtWest(Sites sites) {
        SitePair pair = SitePair.of(sites);
        long before = pair.eastHead();

        long start = System.nanoTime();
        JsonNode done = pair.east()
                .load("{\"clients\":4,\"pass\":2000,\"expire\":20,\"heartbeats\":1000,\"prepare\":" + ROWS + "}");
        double loadSeconds = (System.nanoTime() - start) / 1e9;
        assertThat(done.path("failed").asInt()).as(done.toString()).isZero();
        assertThat(done.path("calls").asInt()).isEqualTo(3020);

        pair.awaitWestAtHead();
        double caughtUpSeconds = (System.nanoTime() - start) / 1e9;
        Map<String, Long> rows = pair.checkEqual();
        double seconds = (System.nanoTime() - start) / 1e9;
        SitePair.print(
                "load %.1f s (%s), west at head after %.1f s, compared after %.1f s; %d events; rows %s",
                loadSeconds, done, caughtUpSeconds, seconds, pair.eastHead() - before, rows);

        assertThat(pair.eastHead() - before).as("events").isGreaterThanOrEqualTo(3020 + 20);
        assertThat(rows).containsKeys("NETWORK_MESSAGE", "NETWORK_POINT", "NETWORK_CONNECTOR", "NETWORK_ARCHIVE");
        assertThat(rows.get("NETWORK_ARCHIVE")).isGreaterThanOrEqualTo(2000);
        assertThat(rows.get("NETWORK_MESSAGE")).isGreaterThanOrEqualTo(20L * ROWS);
        assertThat(pair.west().console().figures().path("parked").asInt()).isZero();
    }
}
