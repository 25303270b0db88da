package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A site dies, as by SIGKILL, in the middle of a change of primary; ten times at each point under faults. When it is started again one site is
 * primary, or can be made so; nothing is half promoted, and both sites are equal.
 */
@OnRunningSites
class PromotionCrashIT {
    private static final int TIMES = Boolean.getBoolean("reprise.test.faults") ? 10 : 1;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static SitePair pair;
    private static int calls;

    @BeforeAll
    static void use(Sites sites) {
        pair = SitePair.of(sites);
        pair.east().load("{\"clients\":1,\"pass\":1,\"expire\":0,\"heartbeats\":0,\"prepare\":10}");
    }

    /** Other classes begin with east as primary, too. */
    @AfterAll
    static void giveBack() {
        pair.makeEastPrimary();
    }

    static Stream<DeathPoint> points() {
        return Collections.nCopies(TIMES, DeathPoint.WHILE_A_PRIMARY_CHANGES).stream()
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("points")
    void aDeathInTheMiddleLeavesNothingHalfPromoted(DeathPoint point) {
        Site old = pair.east().console().figures().path("primary").asText().equals("east") ? pair.east() : pair.west();
        Site to = pair.other(old);
        String before = taken(old).orElseThrow();
        Site dying = DeathPoint.WHILE_GIVING_WAY.contains(point) ? old : to;
        point.arm(dying.server());
        await(dying.name() + " dies at " + point)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> {
                    if (dying.server().isRunning()) {
                        switchTo(to, point);
                    }
                    return !dying.server().isRunning();
                });
        dying.server().start();
        // one that rests is not ready
        await("it answers").atMost(PATIENCE).ignoreExceptions().until(() -> !role(dying)
                .isEmpty());

        String after = settled(to);
        Site primary = role(pair.east()).equals("PRIMARY") ? pair.east() : pair.west();
        Site other = pair.other(primary);
        for (String message : List.of(before, after)) {
            await("it is at " + other.name())
                    .atMost(PATIENCE)
                    .until(() -> other.network().status(message).isPresent());
        }
        EqualTables.check(primary.probe(), other.probe());
        assertThat(primary.console().reign().path("reigns"))
                .isEqualTo(other.console().reign().path("reigns"));
        SitePair.print("died at %s: %s is primary", point, primary.name());
    }

    /**
     * One goes on by itself; or an operator promotes one, as the sites say that he must. One that gives way is primary still, and takes no calls.
     *
     * @return a message that the primary has taken, while the other site follows
     */
    private static String settled(Site to) {
        String[] message = {""};
        await("one is primary, and the other follows").atMost(PATIENCE).until(() -> {
            List<Site> primaries = with("PRIMARY");
            assertThat(primaries).as("primaries").hasSizeLessThan(2);
            if (primaries.size() == 1 && with("SECONDARY").size() == 1) {
                message[0] = taken(primaries.get(0)).orElse("");
            } else if (isPromotionAsked() && isIdle(to)) {
                SitePair.print("promoted by force, as the sites say that it must be");
                said(to.console()
                        .as("admin")
                        .failover(Map.of("to", to.name(), "typed", to.name(), "reason", "it was cut short")));
            }
            return !message[0].isEmpty();
        });
        return message[0];
    }

    private static List<Site> with(String role) {
        return Stream.of(pair.east(), pair.west())
                .filter(site -> role(site).equals(role))
                .toList();
    }

    /** None goes on by itself: one is nobody, and says what to do. */
    private static boolean isPromotionAsked() {
        return with("SECONDARY").size() == 1
                && with("NOBODY").stream()
                        .map(site -> site.console().reign().path("rests").asText())
                        .anyMatch(rests -> rests.contains("reprise failover --to"));
    }

    /** A busy machine may have let the one before end without a word of the other site: then everything is as before, and it is tried again. */
    private static void switchTo(Site to, DeathPoint point) {
        if (isIdle(to)) {
            said(to.console()
                    .as("admin")
                    .switchover(Map.of("to", to.name(), "typed", to.name(), "reason", point.name())));
        }
    }

    private static boolean isIdle(Site to) {
        JsonNode plan = to.console().plan();
        return plan.isEmpty() || !plan.path(0).path("outcome").asText().isEmpty();
    }

    private static void said(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** A new message; empty where the site refuses it with the name of the primary. */
    private static Optional<String> taken(Site site) {
        String id = "change-" + calls++;
        URI api = site.server().site().address().url().resolve("/network/api/messages");
        HttpResponse<String> said = Http.send(HttpRequest.newBuilder(api)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"id\":\"" + id
                        + "\",\"connector\":\"c001\",\"destination\":\"p001\",\"text\":\"a change of primary\"}"))
                .build());
        if (said.statusCode() == 307) {
            assertThat(said.body()).contains("\"not-primary\"");
            return Optional.empty();
        }
        assertThat(said.statusCode()).as(said.body()).isLessThan(300);
        return Optional.of(id);
    }

    private static String role(Site site) {
        return site.console().figures().path("role").asText();
    }
}
