package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** West's database is changed behind its back: the very event that meets the place finds it, names it, and heals it by rows. */
@OnRunningSites
class ProofIT {

    private SitePair pair;
    private Probe west;
    private String message;
    private long healed;

    @BeforeEach
    void handIn(Sites sites) {
        pair = SitePair.of(sites);
        west = pair.west().probe();
        message = pair.east().network().handIn("c001", "p001", "will be tampered with at west");
        pair.checkEqual();
        promote();
        healed = healed();
    }

    /** Each test lets its event fail, and three in a row are enough. */
    private void promote() {
        for (JsonNode each : pair.west().console().proof().path("demoted")) {
            assertThat(pair.west()
                            .console()
                            .as("admin")
                            .promote(each.path("name").asText(), "another test"))
                    .isEqualTo(200);
        }
        await("nothing is demoted")
                .atMost(Duration.ofMinutes(1))
                .until(() -> pair.west().console().proof().path("demoted").isEmpty());
    }

    @AfterEach
    void nothingIsParked() {
        assertThat(pair.west().console().figures().path("parked").asInt()).isZero();
    }

    @Test
    void replayIsProvedByCallWhenNothingIsWrong() {
        long before = count("called");
        pair.east().network().pass(message, "p500");
        pair.checkEqual();
        awaitCount("called", before + 1);
        assertThat(healed()).isEqualTo(healed);
    }

    /** What is shown is counted after the commit that the position tells of. */
    private void awaitCount(String what, long wanted) {
        await(what + " is " + wanted).atMost(Duration.ofSeconds(20)).until(() -> count(what) == wanted);
    }

    @Test
    void columnChangedByHandIsLeftAloneByAnEventThatDoesNotWriteIt() {
        assertThat(west.update("UPDATE NETWORK_MESSAGE SET AMOUNT = 0.01 WHERE MESSAGE_ID = '" + message + "'"))
                .isEqualTo(1);
        pair.east().network().pass(message, "p501");
        pair.awaitWestAtHead();

        assertThat(healed()).isEqualTo(healed);
        assertThat(west.update(
                        "UPDATE NETWORK_MESSAGE SET AMOUNT = 0 WHERE MESSAGE_ID = '" + message + "' AND AMOUNT = 0.01"))
                .isEqualTo(1);
        pair.checkEqual();
    }

    /** At the primary. Loads of other tests on these sites pass messages through points by chance. */
    private long passed(String point) {
        return Long.parseLong(
                pair.east().probe().value("SELECT PASSED_COUNT FROM NETWORK_POINT WHERE POINT_KEY = '" + point + "'"));
    }

    @Test
    void counterChangedByHandIsNamedAndHealedByTheEventThatCountsOn() {
        pair.east().network().pass(message, "p502");
        pair.checkEqual();
        assertThat(west.update("UPDATE NETWORK_POINT SET PASSED_COUNT = 70 WHERE POINT_KEY = 'p502'"))
                .isEqualTo(1);
        pair.east().network().pass(message, "p502");
        pair.checkEqual();

        assertThat(differences()).contains("NETWORK_POINT [POINT_KEY=p502] PASSED_COUNT " + passed("p502") + " 71");
    }

    @Test
    void rowDeletedByHandParksTheEventThatMissesItAndComesBackByRepair() {
        assertThat(west.update("DELETE FROM NETWORK_MESSAGE WHERE MESSAGE_ID = '" + message + "'"))
                .isEqualTo(1);
        pair.east().network().pass(message, "p503");
        JsonNode parked = parked();
        assertThat(parked.path("reason").asText()).contains(message, "met 0 rows here and 1 at the primary");

        Console operator = pair.west().console().as("admin");
        assertThat(operator.act(
                        "skip",
                        parked.path("position").path("epoch").asLong(),
                        parked.path("position").path("seq").asLong(),
                        "the row is gone"))
                .isEqualTo(200);
        pair.awaitWestAtHead();
        assertThat(operator.start("repair", Map.of("site", "east", "reason", "the row is gone"))
                        .statusCode())
                .isEqualTo(200);
        await("the repair ends")
                .atMost(Duration.ofMinutes(3))
                .until(() -> operator.jobs().get(0).path("state").asText().equals("DONE"));
        pair.checkEqual();
    }

    @Test
    void skippedEventIsFoundByTheNextEventOfTheSameMessage() {
        try (RefusedPoint refused = RefusedPoint.at(west, "p504")) {
            pair.east().network().pass(message, "p504");
            JsonNode parked = parked();
            assertThat(pair.west()
                            .console()
                            .as("admin")
                            .act(
                                    "skip",
                                    parked.path("position").path("epoch").asLong(),
                                    parked.path("position").path("seq").asLong(),
                                    "to see it found"))
                    .isEqualTo(200);
            pair.awaitWestAtHead();
        }
        pair.east().network().pass(message, "p504");
        pair.awaitWestAtHead();

        awaitCount("healed", healed + 1);
        assertThat(differences())
                .contains(
                        "NETWORK_MESSAGE [MESSAGE_ID=" + message + "] HOPS 2 1",
                        "NETWORK_POINT [POINT_KEY=p504] PASSED_COUNT " + passed("p504") + " " + (passed("p504") - 1));
        await("columns that only the replay wrote are looked at at both sites")
                .atMost(Duration.ofMinutes(1))
                .until(() -> west.value("SELECT COUNT(*) FROM REPRISE_DOUBT").equals("0"));
        // the first hop in the archive is what nobody meets again
        west.update("INSERT INTO NETWORK_ARCHIVE (ENTRY_ID, MESSAGE_ID, POINT_KEY, HOP, STATUS, PASSED_AT) VALUES ('"
                + message + ":1', '" + message + "', 'p504', 1, 'SENT', "
                + pair.east()
                        .probe()
                        .value("SELECT PASSED_AT FROM NETWORK_ARCHIVE WHERE ENTRY_ID = '" + message + ":1'")
                + ")");
        pair.checkEqual();
    }

    private JsonNode parked() {
        await("the event is parked")
                .atMost(Duration.ofMinutes(3))
                .until(() -> pair.west().console().parked().path("events").size() == 1);
        return pair.west().console().parked().path("events").get(0);
    }

    private long healed() {
        return count("healed");
    }

    private long count(String what) {
        for (JsonNode method : pair.west().console().proof().path("methods")) {
            if (method.path("name").asText().equals("network.pass")) {
                return method.path(what).asLong();
            }
        }
        return 0;
    }

    private List<String> differences() {
        List<String> found = new ArrayList<>();
        for (JsonNode each : pair.west().console().proof().path("differences")) {
            found.add(each.path("place").asText() + " " + each.path("column").asText() + " "
                    + each.path("there").asText() + " " + each.path("here").asText());
        }
        SitePair.print("differences: %s", found);
        return found;
    }
}
