package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The main job: whatever was called at east is in the tables of west. */
@OnRunningSites
class EqualTablesIT {

    private static final boolean ALL = Boolean.getBoolean("reprise.test.faults");

    private static final int PASSES = ALL ? 2000 : 300;
    private static final int EXPIRIES = ALL ? 20 : 3;
    private static final int HEARTBEATS = ALL ? 1000 : 150;
    private static final int CALLS = PASSES + EXPIRIES + HEARTBEATS;

    /** Rows of each W2 call. */
    private static final int ROWS = ALL ? 10_000 : 500;

    @Test
    void everyRowOfEveryBusinessTableIsEqualAtWest(Sites sites) {
        SitePair pair = SitePair.of(sites);
        long before = pair.eastHead();

        long start = System.nanoTime();
        JsonNode done = pair.east()
                .load("{\"clients\":4,\"pass\":" + PASSES + ",\"expire\":" + EXPIRIES + ",\"heartbeats\":" + HEARTBEATS
                        + ",\"prepare\":" + ROWS + "}");
        double loadSeconds = (System.nanoTime() - start) / 1e9;
        assertThat(done.path("failed").asInt()).as(done.toString()).isZero();
        assertThat(done.path("calls").asInt()).isEqualTo(CALLS);

        pair.awaitWestAtHead();
        double caughtUpSeconds = (System.nanoTime() - start) / 1e9;
        Map<String, Long> rows = pair.checkEqual();
        double seconds = (System.nanoTime() - start) / 1e9;
        SitePair.print(
                "load %.1f s (%s), west at head after %.1f s, compared after %.1f s; %d events; rows %s",
                loadSeconds, done, caughtUpSeconds, seconds, pair.eastHead() - before, rows);

        assertThat(pair.eastHead() - before).as("events").isGreaterThanOrEqualTo(CALLS + EXPIRIES);
        assertThat(rows).containsKeys("NETWORK_MESSAGE", "NETWORK_POINT", "NETWORK_CONNECTOR", "NETWORK_ARCHIVE");
        assertThat(rows.get("NETWORK_ARCHIVE")).isGreaterThanOrEqualTo(PASSES);
        assertThat(rows.get("NETWORK_MESSAGE")).isGreaterThanOrEqualTo((long) EXPIRIES * ROWS);
        assertThat(pair.west().console().figures().path("parked").asInt()).isZero();
        assertThat(pair.east().console().proof().path("statements"))
                .as("one statement of thousands of rows is some bytes, not its rows")
                .filteredOn(each -> each.path("text").asText().contains(":expired"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.path("way").asText())
                        .as(each.toString())
                        .isEqualTo("statement"));
    }

    /** The comparison can fail: it names the row in which one value of one column was changed by hand. */
    @Test
    void oneChangedValueAtWestIsFound(Sites sites) {
        SitePair pair = SitePair.of(sites);
        String message = pair.east().network().handIn("c001", "p001", "to be changed at west");
        pair.checkEqual();
        setAmount(pair.west().probe(), message, "0.01");
        try {
            assertThatThrownBy(() ->
                            EqualTables.check(pair.east().probe(), pair.west().probe()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(message);
        } finally {
            setAmount(pair.west().probe(), message, "0");
        }
        pair.checkEqual();
    }

    private static void setAmount(Probe site, String message, String amount) {
        assertThat(site.update(
                        "UPDATE NETWORK_MESSAGE SET AMOUNT = " + amount + " WHERE MESSAGE_ID = '" + message + "'"))
                .isEqualTo(1);
    }
}
