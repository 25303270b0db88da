package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * East is primary, on PostgreSQL; west leaves superseded events out and is held; watch observes what is sent and not received in time, and
 * what failed. At last rows are written beside JPA, after which the sites differ.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SupersededIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int HEARTBEATS = 5000;

    /** More than a site lacks that gets everything in its order. */
    private static final int FAR_BEHIND = 1500;

    private static Sites sites;
    private static TestDatabase postgres;

    @BeforeAll
    static void start() {
        Path data = LibertyInstallation.target().resolve("it-superseded");
        RunningSites.deleteAll(data);
        postgres = Make.POSTGRESQL.fresh();
        SiteSet set = new SiteSet(
                "east",
                List.of(
                        new SiteConfig(
                                Address.free("east"),
                                List.of(),
                                new Database(
                                        Database.Make.POSTGRESQL, postgres.url(), postgres.user(), postgres.password()),
                                Map.of("reprise.capture.failed", "true", "reprise.unseen", "1")),
                        new SiteConfig(
                                Address.free("west"),
                                List.of("east"),
                                Database.hsqldb(data.resolve("west/database")),
                                Map.of("reprise.superseded", "LEAVE_OUT", "reprise.priority", "parcel")),
                        new SiteConfig(
                                Address.free("watch"),
                                List.of("east"),
                                Database.h2(data.resolve("watch/database")),
                                Map.of(
                                        "reprise.observe",
                                        "true",
                                        "reprise.subscription",
                                        "kind=parcel & status=sent & older-than=PT6S, kind=guess & status=made, failed"))));
        sites = RunningSites.create(data, set);
        sites.start();
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
    }

    @Test
    @Order(1)
    void fiveThousandHeartbeatsOfAHundredConnectorsAreFewBytesForASiteThatWasHeld() {
        SitePair pair = SitePair.of(sites);
        load(pair.east(), 10);
        pair.checkEqual();
        Console west = pair.west().console().as("admin");
        assertThat(west.replay("held", "", "the month is closed").statusCode()).isEqualTo(200);
        long before = pair.eastHead();
        long leftOutBefore = west.counter("superseded");
        load(pair.east(), HEARTBEATS);
        awaitToldOfAll(pair);
        assertThat(pair.west().probe().number("SELECT SEQ FROM REPRISE_POSITION"))
                .as("west is held")
                .isEqualTo(before);
        assertThat(bytes(pair.west(), before)).as("and asks for nothing").isZero();

        assertThat(west.release("go on").statusCode()).isEqualTo(200);
        Map<String, Long> rows = pair.checkEqual();
        assertThat(rows).containsKey("NETWORK_CONNECTOR");
        long superseded = west.counter("superseded") - leftOutBefore;
        List<String> beaten = beaten(pair.east(), before);
        List<String> arrived = beaten(pair.west(), before);
        assertThat(beaten).hasSize(HEARTBEATS);
        // the last one stays; more do where it wrote nothing new, or west asked more than once
        assertThat(arrived).as("some of each connector").containsAll(beaten);
        assertThat(superseded).as("left out").isPositive().isLessThanOrEqualTo(HEARTBEATS - arrived.size());
        long all = bytes(pair.east(), before);
        long received = bytes(pair.west(), before)
                + pair.west().probe().number("SELECT COALESCE(SUM(OCTET_LENGTH(BYTES)), 0) FROM REPRISE_EVIDENCE");
        SitePair.print(
                "superseded: %d events left out, %d of %d bytes: superseded.bytes.ratio %.4f",
                superseded, received, all, (double) received / all);
        // SupersededTest has the exact share; here portions are the smaller, and so larger together, the slower the
        // machine is
        assertThat((double) received / all).isLessThanOrEqualTo(0.05);
        assertThat(west.proof().path("differences")).as(west.proof().toString()).isEmpty();
        assertThat(west.replay("immediate", "", "all is well").statusCode()).isEqualTo(200);
        load(pair.east(), 200);
        pair.checkEqual();
    }

    @Test
    @Order(2)
    void kindThatWestWantsFirstComesBeforeAllElseWhenWestIsFarBehind() {
        SitePair pair = SitePair.of(sites);
        Console west = pair.west().console().as("admin");
        pair.awaitWestAtHead();
        assertThat(west.replay("held", "", "the quarter closes").statusCode()).isEqualTo(200);
        long before = pair.eastHead();
        load(pair.east(), FAR_BEHIND);
        // two events: sent and received
        new Trial(sites.server("east")).call("deliver", "urgent", 0);
        awaitToldOfAll(pair);
        long urgent = pair.eastHead() - 1;
        try (Arrivals arrivals = Arrivals.at(pair.west().probe())) {
            assertThat(west.release("the quarter is closed").statusCode()).isEqualTo(200);
            pair.awaitWestAtHead();
            assertThat(arrivals.firstSeqs()).hasSizeGreaterThan(1).startsWith(firstOfPortion(pair.east(), urgent));
            assertThat(arrivals.firstSeqs()).contains(before + 1);
        }
        assertThat(west.replay("immediate", "", "all is well").statusCode()).isEqualTo(200);
        pair.checkEqual();
    }

    private static long firstOfPortion(Site site, long seq) {
        return site.probe().number("SELECT MAX(FIRST_SEQ) FROM REPRISE_PORTIONS WHERE FIRST_SEQ <= " + seq);
    }

    @Test
    @Order(3)
    void observerIsToldOfWhatIsSentAndNotReceivedInTimeAndOfWhatFailed() {
        Trial east = new Trial(sites.server("east"));
        east.call("send", "lost", 0);
        east.call("deliver", "good", 0);
        east.call("fail", "broken", 0);
        east.call("guess", "well", 0);

        Trial watch = new Trial(sites.server("watch"));
        await("watch is told").atMost(PATIENCE).until(() -> watch.failures().size() >= 3);
        assertThat(watch.failures())
                .containsExactlyInAnyOrder(
                        "FAILED trial.fail[\"broken\"] java.lang.IllegalStateException no broken",
                        "COMMITTED trial.guess[\"well\"] null null",
                        "COMMITTED trial.parcel[\"lost\",\"sent\"] null null overdue PT6S");
        Probe probe = Site.of(sites.server("watch")).probe();
        assertThat(probe.number("SELECT COUNT(*) FROM REPRISE_OPEN_STATUS")).isZero();
        assertThat(probe.number("SELECT COUNT(*) FROM NETWORK_MESSAGE")).isZero();
    }

    @Test
    @Order(4)
    void whatIsWrittenBesideJpaIsNamedAndWhatJpaWritesIsNot() {
        new UnseenRows(Site.of(sites.server("east")), postgres).check();
    }

    private static void load(Site east, int heartbeats) {
        JsonNode done = east.load("{\"clients\":4,\"heartbeats\":" + heartbeats + "}");
        assertThat(done.path("failed").asInt()).as(done.toString()).isZero();
    }

    /** The connector of each heartbeat behind an event; a load begins with other calls. */
    private static List<String> beaten(Site site, long behind) {
        return SealedLog.from(site.probe(), behind + 1).calls().stream()
                .filter(call -> call.name().equals("network.heartbeat"))
                .map(call -> Console.json(call.arguments()).path(0).asText())
                .toList();
    }

    private static void awaitToldOfAll(SitePair pair) {
        await("west knows how long the log is")
                .atMost(PATIENCE)
                .until(() -> pair.east().probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED") == 0
                        && pair.west()
                                        .console()
                                        .figures()
                                        .path("head")
                                        .path("seq")
                                        .asLong()
                                == pair.eastHead());
    }

    private static long bytes(Site site, long behind) {
        return site.probe()
                .number("SELECT COALESCE(SUM(SIZE_BYTES), 0) FROM REPRISE_PORTIONS WHERE FIRST_SEQ > " + behind);
    }
}
