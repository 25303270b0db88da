package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A primary dies with events that the other site never got; that one is promoted by force, and the dead one comes back. */
final class ReturnStory {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private ReturnStory() {}

    /** West is primary, and nobody has told it to follow by itself when it has lost that. */
    static void asks(Site west, Site east) {
        List<String> lost = diesAlone(west, east, "asked");
        force(east);
        // it is not ready, and says why
        west.server().start();
        // at first it only asks who reigns
        await("west asks")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> west.console().reign().path("rests").asText().contains("reprise failback --look"));
        assertThat(role(west)).isEqualTo("NOBODY");
        assertThat(west.console().reign().path("rests").asText()).contains("they part behind");

        JsonNode looked = await("east answers west")
                .atMost(PATIENCE)
                .until(
                        () -> west.console().as("admin").back(),
                        json -> json.path("total").asLong() > 0);
        assertThat(looked.path("events").path("network.pass").asLong()).isEqualTo(lost.size());
        assertThat(looked.path("hindrance").asText()).isEmpty();
        assertThat(role(west)).isEqualTo("NOBODY");
        assertThat(west.network().status(lost.get(0))).isPresent();
        assertThat(west.console()
                        .as("admin")
                        .back("undo", Map.of("typed", "est", "reason", "x"))
                        .body())
                .contains("Type 'west'");

        HttpResponse<String> undone =
                west.console().as("admin").back("undo", Map.of("typed", "west", "reason", "it is mended"));

        assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
        await("west follows").atMost(PATIENCE).until(() -> role(west).equals("SECONDARY"));
        awaitEqual(east, west);
        EqualTables.check(east.probe(), west.probe());
        assertThat(west.server().log().lines("REPR0054W")).isNotEmpty();
        assertThat(quarantined(west)).isEqualTo(2 * lost.size());
    }

    /** Calls that the other site never gets; then it is gone. */
    static List<String> diesAlone(Site primary, Site other, String text) {
        awaitEqual(primary, other);
        other.server().stop(PATIENCE);
        List<String> lost = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String message = primary.network().handIn("c001", "p001", text + i);
            primary.network().pass(message, "p002");
            lost.add(message);
        }
        primary.server().kill();
        SitePair.start(other);
        return lost;
    }

    static void force(Site to) {
        HttpResponse<String> begun =
                to.console().as("admin").failover(Map.of("to", to.name(), "typed", to.name(), "reason", "it is dead"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        awaitPrimary(to);
    }

    static void makePrimary(Site to, Site from) {
        awaitRoles(to, from);
        if (!role(to).equals("PRIMARY")) {
            awaitEqual(from, to);
            HttpResponse<String> begun = to.console()
                    .as("admin")
                    .switchover(Map.of("to", to.name(), "typed", to.name(), "reason", "the next trial"));
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
            awaitPrimary(to);
        }
        await("the other follows").atMost(PATIENCE).until(() -> role(from).equals("SECONDARY"));
    }

    private static void awaitRoles(Site one, Site two) {
        await("both have a role").atMost(PATIENCE).until(() -> List.of(role(one), role(two))
                .containsAll(List.of("PRIMARY", "SECONDARY")));
    }

    private static void awaitPrimary(Site to) {
        await("the change has ended")
                .atMost(PATIENCE)
                .until(() ->
                        !to.console().plan().path(0).path("outcome").asText().isEmpty());
        assertThat(to.console().plan().path(0).path("outcome").asText())
                .as(to.console().plan().toPrettyString())
                .contains(to.name() + " is primary, by epoch");
    }

    static String role(Site site) {
        return site.console().figures().path("role").asText();
    }

    static long quarantined(Site site) {
        return site.probe().number("SELECT COUNT(*) FROM REPRISE_QUARANTINE WHERE STATE = 'WAITING'");
    }

    static void awaitEqual(Site primary, Site copy) {
        await("the copy has replayed all")
                .atMost(PATIENCE)
                .until(() -> primary.probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED") == 0
                        && copy.probe().number("SELECT SEQ FROM REPRISE_POSITION")
                                == primary.probe().number("SELECT NEXT_SEQ FROM REPRISE_HEAD") - 1);
    }
}
