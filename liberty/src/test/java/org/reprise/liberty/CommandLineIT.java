package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.liberty.CommandLine.Ended;

/** The command line as it is shipped, one jar, at sites that run: it reads their JSON, and they take its wishes. */
@OnRunningSites
class CommandLineIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private SitePair pair;
    private CommandLine auditor;
    private CommandLine admin;

    @BeforeEach
    void sites(Sites sites) throws IOException {
        pair = SitePair.of(sites);
        pair.awaitWestAtHead();
        auditor = CommandLine.of(pair.west(), "auditor", folder);
        admin = CommandLine.of(pair.west(), "admin", folder);
    }

    @AfterEach
    void leaveNothingParked() {
        pair.west().console().as("admin").retryAll();
        pair.awaitWestAtHead();
    }

    @Test
    void figuresAreThoseOfTheSiteAsTextAndAsJson() throws Exception {
        long head = pair.eastHead();
        String position = pair.eastPosition();
        Ended site = auditor.run("site");
        assertThat(site.code()).as(site.err()).isZero();
        assertThat(site.out())
                .containsPattern("SITE +west\n")
                .containsPattern("role +secondary\n")
                .containsPattern("replayed +" + position + "\n")
                .contains("reprise.west.portions");
        JsonNode json = auditor.json("--json", "site");
        assertThat(json.path("site").asText()).isEqualTo("west");
        assertThat(json.path("replayed").path("seq").asLong()).isEqualTo(head);
        assertThat(auditor.json("--json", "sites").path("sites").findValuesAsText("name"))
                .contains("east", "west");
        assertThat(auditor.json("--json", "portions")
                        .path("spans")
                        .path(0)
                        .path("to")
                        .asLong())
                .isEqualTo(head);
    }

    @Test
    void eventIsFoundAndShownWithItsCall() throws Exception {
        String message = pair.east().network().handIn("c001", "p001", "looked for by the command line");
        pair.awaitWestAtHead();
        Ended found = auditor.run("events", "--limit", "1");
        assertThat(found.code()).as(found.err()).isZero();
        assertThat(found.out()).contains("network.accept");
        Ended shown = auditor.run("events", "show", Long.toString(pair.eastHead()));
        assertThat(shown.code()).as(shown.err()).isZero();
        assertThat(shown.out()).contains(message, "looked for by the command line");
    }

    /** Which of west's sign is another matter while they change: at the end west signs by the new one, which east has found. */
    @Test
    void keyIsChangedWhileEventsGoOn() throws Exception {
        Ended listed = auditor.run("keys");
        assertThat(listed.code()).as(listed.err()).isZero();
        assertThat(listed.out()).contains("east", "west", "signs");
        Ended made = admin.run("keys", "make", "--json", "--reason", "every year");
        assertThat(made.code()).as(made.err()).isZero();
        String id = Console.json(made.out()).path("key").path("id").asText();
        Ended used = admin.run("keys", "use", id, "--reason", "every year");
        assertThat(used.code()).as(used.err()).isZero();
        assertThat(auditor.run("keys").out()).containsPattern("west +" + id + " +signs");
        pair.east().network().handIn("c001", "p001", "asked for by the new key");
        pair.checkEqual();
        Ended replayed = admin.run("discard", Long.toString(pair.eastHead()), "--reason", "it is replayed");
        assertThat(replayed.code()).isEqualTo(1);
        assertThat(replayed.err()).contains("is replayed here");
    }

    @Test
    void parkedEventIsSeenRetriedAndSkipped() throws Exception {
        String message = pair.east().network().handIn("c001", "p001", "parked for the command line");
        pair.awaitWestAtHead();
        String position;
        try (RefusedPoint refused = RefusedPoint.at(pair.west().probe(), "p600")) {
            pair.east().network().pass(message, "p600");
            await("it is parked")
                    .atMost(PATIENCE)
                    .until(() -> pair.west().console().parked().path("events").size() == 1);
            position = pair.eastPosition();
            assertThat(auditor.run("parked").out()).contains(position, "network.pass", refused.name());

            Ended early = admin.run("skip", position, "--reason", "nobody is asked");
            assertThat(early.code()).as(early.err()).isEqualTo(2);
            assertThat(early.err()).contains("--yes");
            Ended other = admin.run("retry", "1:999999999", "--reason", "a typing error");
            assertThat(other.code()).as(other.err()).isEqualTo(1);
            Ended viewing = auditor.run("retry", position, "--reason", "an auditor");
            assertThat(viewing.code()).as(viewing.err()).isEqualTo(1);
        }
        Ended retried = admin.run("retry", position, "--reason", "the constraint is gone");
        assertThat(retried.code()).as(retried.err()).isZero();
        pair.awaitWestAtHead();
        assertThat(pair.west().network().status(message)).hasValue("SENT");
        assertThat(auditor.run("audit", "--limit", "5").out())
                .contains("admin", "retry", position, "the constraint is gone");
        pair.checkEqual();
    }

    @Test
    void policyIsChangedAndNonsenseRefused() throws Exception {
        Ended held = admin.run("policy", "replay", "held", "--reason", "the month is closed");
        assertThat(held.code()).as(held.err()).isZero();
        pair.east().network().handIn("c001", "p001", "west is held");
        assertThat(auditor.json("--json", "policy").path("schedule").asText()).isEqualTo("held");
        Ended nonsense = admin.run("policy", "replay", "sometimes", "--reason", "when?");
        assertThat(nonsense.code()).isEqualTo(1);
        assertThat(nonsense.err()).contains("is no schedule");
        assertThat(admin.run("policy", "replay", "immediate", "--reason", "go on")
                        .code())
                .isZero();
        pair.awaitWestAtHead();
    }

    @Test
    void comparisonAndRepairAreWaitedFor() throws Exception {
        String message = pair.east().network().handIn("c001", "p001", "changed at west");
        pair.awaitWestAtHead();
        pair.west().probe().update("UPDATE NETWORK_MESSAGE SET AMOUNT = 7 WHERE MESSAGE_ID = '" + message + "'");
        Ended compared =
                admin.run("jobs", "compare", "east", "--tables", "NETWORK_MESSAGE", "--wait", "--reason", "month end");
        assertThat(compared.code()).as("not equal").isEqualTo(4);
        assertThat(compared.out()).contains("MESSAGE_ID=" + message);
        assertThat(auditor.run("jobs", "compared").out()).contains("NETWORK_MESSAGE", message, "AMOUNT");
        Ended repaired =
                admin.run("jobs", "repair", "east", "--tables", "NETWORK_MESSAGE", "--wait", "--reason", "month end");
        assertThat(repaired.code()).as(repaired.err()).isZero();
        pair.checkEqual();
        Ended failed = admin.run("jobs", "compare", "east", "--tables", "NO_TABLE", "--wait", "--reason", "a slip");
        assertThat(failed.code()).as(failed.out()).isEqualTo(1);
    }

    @Test
    void exitCodesTellWhoRefused() throws Exception {
        assertThat(auditor.run("--version").code()).isZero();
        assertThat(auditor.run("policy", "replay").code()).as("wrong usage").isEqualTo(2);
        Ended stranger = CommandLine.of(pair.west(), "nobody", folder).run("site");
        assertThat(stranger.code()).as(stranger.err()).isEqualTo(1);
        Ended nowhere = new CommandLine(Address.free("nowhere").url(), "viewer", folder).run("site");
        assertThat(nowhere.code()).as(nowhere.err()).isEqualTo(3);
        assertThat(List.of(stranger.out(), nowhere.out())).containsOnly("");
    }
}
