package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * East, on H2, whose calls return when west, on HSQLDB, holds their events: or when it is unknown whether it does, and then east goes on
 * alone; west does not.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AckIT {
    private static final int CLIENTS = 4;
    private static final int CALLS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static Sites sites;
    private static Site east;
    private static Site west;

    @BeforeAll
    static void start() {
        Path data = RunningSites.folder("it-ack");
        RunningSites.deleteAll(data);
        SiteSet plain = SiteSet.eastAndWest(data, Address.free("east"), Address.free("west"));
        sites = RunningSites.create(
                data,
                new SiteSet("east", List.of(with(plain.site("east"), "true"), with(plain.site("west"), "false"))));
        sites.start();
        east = Site.of(sites.server("east"));
        west = Site.of(sites.server("west"));
        east.load("{\"clients\":1,\"pass\":1,\"expire\":0,\"heartbeats\":0,\"prepare\":10}");
    }

    private static SiteConfig with(SiteConfig site, String degrade) {
        Map<String, String> settings =
                Map.of("reprise.ack", "1", "reprise.ack.timeout", "PT3S", "reprise.ack.degrade", degrade);
        return new SiteConfig(site.address(), site.upstreams(), site.database(), settings);
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
    }

    private static HttpResponse<String> handIn(Site site, String id) {
        URI api = site.server().site().address().url().resolve("/network/api/messages");
        return Http.send(HttpRequest.newBuilder(api)
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"id\":\"" + id
                        + "\",\"connector\":\"c001\",\"destination\":\"p001\",\"text\":\"to be held\"}"))
                .build());
    }

    private static long sealed(Site site) {
        return site.probe().number("SELECT MAX(LAST_SEQ) FROM REPRISE_PORTIONS");
    }

    private static JsonNode acks(Site site) {
        return site.console().figures().path("acks");
    }

    @Test
    @Order(1)
    void callHasReturnedOnlyWhenWestHoldsItsEventAndWestReplaysWhatIsStable() {
        long longest = 0;
        for (int i = 0; i < CALLS; i++) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = handIn(east, "held-" + i);
            longest = Math.max(longest, System.nanoTime() - begun);
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
            assertThat(east.probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED"))
                    .as("it is sealed")
                    .isZero();
            assertThat(sealed(west)).as("west holds it").isGreaterThanOrEqualTo(sealed(east));
        }
        SitePair.print(
                "%d calls, the longest %d ms", CALLS, Duration.ofNanos(longest).toMillis());
        await("west replays it")
                .atMost(PATIENCE)
                .until(() -> west.probe().number("SELECT SEQ FROM REPRISE_POSITION") == sealed(east));
        assertThat(acks(east).path("sites").asText()).isEqualTo("1");
        assertThat(acks(east).path("unknown").asLong()).isZero();
        await("both say what is stable")
                .atMost(PATIENCE)
                .until(() -> acks(east).path("stable").asLong() == sealed(east)
                        && acks(west).path("stable").asLong() == sealed(east));
    }

    /** Whether all calls go on waiting, or none after the first, is in {@code AcksTest}. */
    @Test
    @Order(2)
    void withoutWestItIsUnknownAndNothingIsRolledBackAndEastGoesOnAloneUntilWestIsBack() {
        west.server().stop(PATIENCE);
        HttpResponse<String> answer = handIn(east, "unknown");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(504);
        assertThat(answer.body()).contains("not-acknowledged", "unknown", "not rolled back");
        assertThat(east.network().status("unknown")).as("it has committed").isPresent();
        for (int i = 0; i < CALLS; i++) {
            HttpResponse<String> alone = handIn(east, "alone-" + i);
            assertThat(alone.statusCode()).as(alone.body()).isLessThan(300);
        }
        await("east says so")
                .atMost(PATIENCE)
                .until(() -> east.console().trouble().contains("REPR0071W"));
        assertThat(east.server().log().lines("REPR0071W")).hasSize(1);
        assertThat(acks(east).path("unknown").asLong()).isEqualTo(1);
        assertThat(acks(east).path("degraded").asBoolean()).isTrue();

        SitePair.start(west);
        await("calls wait again")
                .atMost(PATIENCE)
                .until(() -> !acks(east).path("degraded").asBoolean());
        assertThat(handIn(east, "together").statusCode()).isLessThan(300);
        assertThat(sealed(west)).isGreaterThanOrEqualTo(sealed(east));
        await("east says no more")
                .atMost(PATIENCE)
                .until(() -> !east.console().trouble().contains("REPR007"));
    }

    /** By a primary that may not go on alone, which a busy machine would make it do. */
    @Test
    @Order(3)
    void killedEastLosesNoCallThatHasReturned() {
        east.server().stop(PATIENCE);
        east.server()
                .folder()
                .override("degrade", "<server><variable name=\"reprise.ack.degrade\" value=\"false\"/></server>");
        SitePair.start(east);
        Map<String, URI> urls = Map.of(
                "east", east.server().site().address().url(),
                "west", west.server().site().address().url());
        List<String> acknowledged;
        try (FollowingCallers callers = new FollowingCallers(urls, "east", CLIENTS)) {
            await("calls are made")
                    .atMost(PATIENCE)
                    .until(() -> callers.acknowledged().size() > 200);
            east.server().kill();
            acknowledged = callers.acknowledged();
        }
        long stored = sealed(west);
        HttpResponse<String> begun =
                west.console().as("admin").failover(Map.of("to", "west", "typed", "west", "reason", "east was killed"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        await("west is primary")
                .atMost(PATIENCE)
                .until(() -> west.console().figures().path("role").asText().equals("PRIMARY"));
        Set<String> there = new HashSet<>();
        west.probe().rows("SELECT MESSAGE_ID FROM NETWORK_MESSAGE").forEach(row -> there.add(row.get(0)));
        SitePair.print("%d calls had returned, west held %d events", acknowledged.size(), stored);
        assertThat(there).containsAll(acknowledged);

        assertThat(handIn(west, "alone").statusCode())
                .as("nobody holds it but west")
                .isEqualTo(504);
        await("west says so")
                .atMost(PATIENCE)
                .until(() -> west.console().trouble().contains("REPR0070W"));
        assertThat(west.server().log().lines("REPR0070W")).hasSize(1);
    }

    /** Each of them was primary, and is started with an empty database: neither takes a call before one is promoted. */
    @Test
    @Order(4)
    void siteWhoseDatabaseIsLostTakesNoCallsAndIsNamedWhomToPromote() {
        startEmpty(east);
        await("east follows")
                .atMost(PATIENCE)
                .until(() -> east.console().reign().path("role").asText().equals("SECONDARY")
                        && east.probe().number("SELECT SEQ FROM REPRISE_POSITION") == sealed(west));
        long head = sealed(west);

        west.server().kill();
        startEmpty(west);
        await("west is nobody")
                .atMost(PATIENCE)
                .until(() -> west.console().reign().path("role").asText().equals("NOBODY"));
        assertThat(west.console().reign().path("rests").asText()).contains("never begun in this database");
        assertThat(handIn(west, "to nobody").statusCode()).isNotEqualTo(200);
        HttpResponse<String> refused = west.console().as("admin").failover(Map.of("to", "west", "dry", true));
        assertThat(refused.body()).contains("promote east");
        HttpResponse<String> begun = east.console()
                .as("admin")
                .failover(Map.of("to", "east", "typed", "east", "reason", "west's disk is lost"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        await("west follows")
                .atMost(PATIENCE)
                .until(() -> west.console().reign().path("role").asText().equals("SECONDARY")
                        && west.probe().number("SELECT SEQ FROM REPRISE_POSITION") > head);
        EqualTables.check(east.probe(), west.probe());
    }

    private static void startEmpty(Site site) {
        RunningSites.deleteAll(
                RunningSites.folder("it-ack").resolve(site.name()).resolve("database"));
        site.server().start();
        await(site.name() + " answers")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !site.console().reign().path("role").asText().isEmpty());
    }
}
