package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** West's tables compared with east's at one position, while east goes on, and repaired. */
@OnRunningSites
class CompareIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void plantedDifferencesAreFoundToTheColumnAndRepairedWhileEastGoesOn(Sites sites) {
        SitePair pair = SitePair.of(sites);
        Console west = pair.west().console().as("admin");
        String changed = pair.east().network().handIn("c001", "p001", "its text is changed at west");
        String deleted = pair.east().network().handIn("c001", "p001", "it is deleted at west");
        pair.awaitWestAtHead();
        assertThat(run(west, "compare").path("result").asText()).contains("all equal");

        Probe tables = pair.west().probe();
        assertThat(tables.update("UPDATE NETWORK_MESSAGE SET AMOUNT = 7 WHERE MESSAGE_ID = '" + changed + "'"))
                .isEqualTo(1);
        assertThat(tables.update("DELETE FROM NETWORK_MESSAGE WHERE MESSAGE_ID = '" + deleted + "'"))
                .isEqualTo(1);
        tables.update("INSERT INTO NETWORK_ARCHIVE (ENTRY_ID, MESSAGE_ID, POINT_KEY, HOP, STATUS, PASSED_AT)"
                + " VALUES ('planted', '" + changed + "', 'p001', 1, 'SENT', 1000)");

        JsonNode load = pair.east().startLoad("{\"clients\":2,\"pass\":0,\"expire\":0,\"heartbeats\":3000}");
        JsonNode found = run(west, "compare");
        JsonNode compared = west.compared();
        SitePair.print("compare: %s", found);
        assertThat(compared.path("equal").asBoolean()).isFalse();
        assertThat(compared.path("differences").findValuesAsText("table"))
                .containsExactlyInAnyOrder("NETWORK_MESSAGE", "NETWORK_MESSAGE", "NETWORK_ARCHIVE");
        assertThat(compared.path("differences").findValuesAsText("key"))
                .containsExactlyInAnyOrder("MESSAGE_ID=" + changed, "MESSAGE_ID=" + deleted, "ENTRY_ID=planted");
        assertThat(tables.number("SELECT COUNT(*) FROM NETWORK_ARCHIVE WHERE ENTRY_ID = 'planted'"))
                .as("a comparison changes nothing")
                .isEqualTo(1);

        List<String> many = IntStream.range(0, 1100)
                .mapToObj(i -> "('many-" + i + "', '" + changed + "', 'p001', 1, 'SENT', 1000)")
                .toList();
        tables.update("INSERT INTO NETWORK_ARCHIVE (ENTRY_ID, MESSAGE_ID, POINT_KEY, HOP, STATUS, PASSED_AT) VALUES "
                + String.join(", ", many));
        JsonNode repaired = run(west, "repair");
        SitePair.print("repair: %s", repaired);
        assertThat(repaired.path("result").asText()).contains("all equal");
        assertThat(west.compared().path("equal").asBoolean()).isTrue();
        await("east is quiet")
                .atMost(PATIENCE)
                .until(() -> pair.east().progress(load).path("state").asText().equals("DONE"));
        pair.checkEqual();
        assertThat(west.audit().findValuesAsText("act"))
                .startsWith("compared equal", "repair", "compared unequal", "compare");
        assertThat(west.differs()).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefused(Sites sites) {
        SitePair pair = SitePair.of(sites);
        Console west = pair.west().console().as("admin");
        assertThat(west.start("compare", wish("nowhere")).body()).contains("Site 'nowhere' is unknown here");
        assertThat(west.start("compare", wish("west")).body()).contains("is this one");
        HttpResponse<String> mistyped = west.start("compare", Map.of("sites", "east", "reason", "mistyped"));
        assertThat(mistyped.statusCode()).isEqualTo(400);
        assertThat(mistyped.body()).contains("sites", "means nothing here", "tables");
        assertThat(west.start("compare", Map.of("reason", "with whom?")).body()).contains("The other site is missing");
        assertThat(west.start("compare", Map.of("site", "east")).statusCode()).isEqualTo(400);
        assertThat(pair.east()
                        .console()
                        .as("admin")
                        .start("compare", wish("west"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(pair.west().console().start("repair", wish("east")).statusCode())
                .isEqualTo(403);
        assertThat(west.start("99/cancel", Map.of("reason", "which?")).body()).contains("No job 99");
        HttpResponse<String> started = west.start(
                "compare",
                Map.of("site", "east", "tables", List.of("NO_TABLE"), "reason", "a table that is not there"));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        JsonNode failed = ended(west);
        assertThat(failed.path("state").asText()).isEqualTo("FAILED");
        assertThat(failed.path("result").asText()).contains("Neither site has a table NO_TABLE");
    }

    private static Map<String, Object> wish(String site) {
        return Map.of("site", site, "reason", "to see");
    }

    private static JsonNode run(Console west, String job) {
        HttpResponse<String> started = west.start(job, wish("east"));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        JsonNode ended = ended(west);
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("DONE");
        return ended;
    }

    private static JsonNode ended(Console west) {
        await("the job ends")
                .atMost(PATIENCE)
                .until(() -> !west.jobs().get(0).path("state").asText().equals("RUNNING"));
        return west.jobs().get(0);
    }
}
