package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.portion.Position;

/** An event that fails for good at west: parked, seen, retried or skipped; what waits behind it follows in order. */
@OnRunningSites
class ParkedIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private SitePair pair;
    private Console operator;
    private RefusedPoint refused;

    @BeforeEach
    void sites(Sites sites) {
        pair = SitePair.of(sites);
        operator = pair.west().console().as("operator");
        pair.awaitWestAtHead();
    }

    /** Whatever a test found, the next one gets sites that agree. */
    @AfterEach
    void freeTheWay() {
        if (refused != null) {
            refused.close();
        }
        operator.retryAll();
        pair.awaitWestAtHead();
    }

    @Test
    void parkedEventIsRetriedWhenItsCauseIsGoneAndWhatWaitedFollowsInOrder() {
        String message = handedInAndReplayed();
        refused = RefusedPoint.at(pair.west().probe(), "p200");
        pair.east().network().pass(message, "p200");
        Position position = parkedPosition("network.pass");
        for (String point : List.of("p201", "p202", "p001")) {
            pair.east().network().pass(message, point);
        }

        await("three events wait behind it")
                .atMost(PATIENCE)
                .until(() -> parkedView().path("waitingBehind").asLong() == 3);
        JsonNode parked = parkedView().path("events").get(0);
        SitePair.print("parked: %s", parked);
        assertThat(parked.path("reason").asText()).containsIgnoringCase("NETWORK_ARCHIVE");
        assertThat(parked.path("tries").asInt()).isEqualTo(3);
        await("the figures, a moment later, say so too")
                .atMost(PATIENCE)
                .until(() -> pair.west().console().figures().path("lagEvents").asLong() == 4);
        assertThat(pair.west().server().log().lines("REPR0301W.*" + position)).hasSize(1);

        assertThat(operator.release("apply what has come").body())
                .contains("is let through, but this site stands at", "event " + position + " 'network.pass' is parked")
                .doesNotContain("replayed now");
        assertThat(operator.start("compare", Map.of("site", "east", "reason", "is it the same?"))
                        .statusCode())
                .isEqualTo(200);
        await("the comparison does not wait for an operator")
                .atMost(Duration.ofMinutes(1))
                .until(() -> operator.jobs().get(0).path("state").asText().equals("FAILED"));
        assertThat(operator.jobs().get(0).path("result").asText())
                .contains("The two sites do not meet", "event " + position + " 'network.pass' is parked");

        assertThat(pair.west().console().act("retry", position.epoch(), position.seq(), "as auditor"))
                .isEqualTo(403);
        assertThat(operator.actWithoutHeader("retry", position.epoch(), position.seq(), "from elsewhere"))
                .isEqualTo(403);
        assertThat(operator.act("retry", position.epoch(), position.seq(), "")).isEqualTo(400);
        assertThat(operator.act("retry", position.epoch(), position.seq() + 1, "not this one"))
                .isEqualTo(404);
        long parkings = pair.west().console().counter("parked");
        assertThat(operator.act("retry", position.epoch(), position.seq(), "too early"))
                .isEqualTo(200);
        await("parked again").atMost(PATIENCE).until(() -> pair.west().console().counter("parked") == parkings + 1);
        assertThat(parkedPosition("network.pass")).isEqualTo(position);

        takeAway();
        assertThat(operator.act("retry", position.epoch(), position.seq(), "the constraint is gone"))
                .isEqualTo(200);
        pair.awaitWestAtHead();
        assertThat(pair.west().network().status(message)).hasValue("RECEIVED");
        assertThat(pair.west()
                        .probe()
                        .rows("SELECT POINT_KEY FROM NETWORK_ARCHIVE WHERE MESSAGE_ID = '" + message
                                + "' ORDER BY HOP"))
                .isEqualTo(List.of(List.of("p200"), List.of("p201"), List.of("p202"), List.of("p001")));
        await("no event is parked")
                .atMost(PATIENCE)
                .until(() -> parkedView().path("total").asLong() == 0);
        pair.checkEqual();
        assertThat(audit())
                .startsWith(
                        "operator retry " + position + ": the constraint is gone",
                        "operator retry " + position + ": too early");
    }

    @Test
    void skippedEventLeavesItsEffectOutAndWhatWaitedFollows() {
        String message = handedInAndReplayed();
        String other = handedInAndReplayed();
        refused = RefusedPoint.at(pair.west().probe(), "p300");
        pair.east().network().pass(message, "p300");
        Position position = parkedPosition("network.pass");
        pair.east().network().pass(other, "p301");

        assertThat(pair.west().console().act("skip", position.epoch(), position.seq(), "as auditor"))
                .isEqualTo(403);
        assertThat(operator.act("skip", position.epoch(), position.seq(), "as operator"))
                .isEqualTo(403);
        Console admin = pair.west().console().as("admin");
        assertThat(admin.act("skip", position.epoch(), position.seq(), "this copy may differ"))
                .isEqualTo(200);
        pair.awaitWestAtHead();
        assertThat(pair.west().network().status(message)).hasValue("ACCEPTED");
        assertThat(pair.west().network().status(other)).hasValue("SENT");
        assertThat(audit()).startsWith("admin skip " + position + ": this copy may differ");

        await("it is said that west differs")
                .atMost(PATIENCE)
                .until(() -> pair.west().console().differs().toString().contains("skipped, the last " + position));
        takeAway();
        doByHandWhatWasSkipped(message);
        pair.checkEqual();
        operator.settle("east");
    }

    private String handedInAndReplayed() {
        String message = pair.east().network().handIn("c001", "p001", "may be parked");
        pair.awaitWestAtHead();
        return message;
    }

    private void takeAway() {
        refused.close();
        refused = null;
    }

    private void doByHandWhatWasSkipped(String message) {
        String at = pair.east()
                .probe()
                .value("SELECT CHANGED_AT FROM NETWORK_MESSAGE WHERE MESSAGE_ID = '" + message + "'");
        Probe west = pair.west().probe();
        west.update("UPDATE NETWORK_MESSAGE SET PLACE_KEY = 'p300', HOPS = 1, STATUS = 'SENT', CHANGED_AT = " + at
                + " WHERE MESSAGE_ID = '" + message + "'");
        west.update("UPDATE NETWORK_POINT SET PASSED_COUNT = PASSED_COUNT + 1, LAST_AT = " + at
                + " WHERE POINT_KEY = 'p300'");
        west.update("INSERT INTO NETWORK_ARCHIVE (ENTRY_ID, MESSAGE_ID, POINT_KEY, HOP, STATUS, PASSED_AT) VALUES ('"
                + message + ":1', '" + message + "', 'p300', 1, 'SENT', " + at + ")");
    }

    private Position parkedPosition(String name) {
        await("one event is parked")
                .atMost(PATIENCE)
                .until(() -> parkedView().path("events").size() == 1);
        JsonNode event = parkedView().path("events").get(0);
        assertThat(event.path("name").asText()).isEqualTo(name);
        return new Position(
                event.path("position").path("epoch").asLong(),
                event.path("position").path("seq").asLong());
    }

    private JsonNode parkedView() {
        return pair.west().console().parked();
    }

    /** Newest first: who did what to which position, and why. */
    private List<String> audit() {
        return pair
                .west()
                .probe()
                .rows("SELECT ACT, ID, REASON, SUBJECT, WHO FROM REPRISE_AUDIT ORDER BY ID DESC")
                .stream()
                .map(row -> row.get(4) + " " + row.get(0) + " " + row.get(3).split(" ")[0] + ": " + row.get(2))
                .toList();
    }
}
