package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A complete copy is made from the log alone, up to a time and up to an event. Then rows that somebody changes by hand at copies, or another
 * program at the primary, are found by the copies' rolling audits, beside load, and mended where that is told.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PACE = "reprise.audit.pace";
    private static final String CHANGE = "UPDATE NETWORK_MESSAGE SET AMOUNT = 7 WHERE MESSAGE_ID = '%s'";

    private static Sites sites;

    @BeforeAll
    static void create() {
        Path data = LibertyInstallation.target().resolve("it-audit");
        RunningSites.deleteAll(data);
        sites = RunningSites.create(
                data,
                new SiteSet(
                        "east",
                        List.of(
                                new SiteConfig(
                                        Address.free("east"),
                                        List.of(),
                                        Database.h2(data.resolve("east/database")),
                                        Map.of()),
                                new SiteConfig(
                                        Address.free("west"),
                                        List.of("east"),
                                        Database.hsqldb(data.resolve("west/database")),
                                        Map.of(PACE, "5000")),
                                new SiteConfig(
                                        Address.free("north"),
                                        List.of("east"),
                                        Database.h2(data.resolve("north/database")),
                                        Map.of(PACE, "5000", "reprise.audit.repair", "true")))));
        SitePair.start(Site.of(sites.server("east")));
        SitePair.start(Site.of(sites.server("west")));
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
    }

    @Test
    @Order(1)
    void newSiteThatStopsAtATimeOrAnEventIsEqualToTheCopyMadeAtThatMoment() throws InterruptedException {
        SitePair pair = SitePair.of(sites);
        load(pair);
        pair.awaitWestAtHead();
        long reference = pair.eastHead();
        replay(pair.west(), "1:" + reference);
        // times of events are in milliseconds
        Thread.sleep(50);
        Instant moment = Instant.now();
        Thread.sleep(50);
        load(pair);

        Site copy = Site.of(sites.server("north"));
        copy.server().folder().override("until", """
                <server><variable name="reprise.replay.until" value="%s"/></server>""".formatted(moment));
        SitePair.start(copy);
        await("north has replayed up to the moment").atMost(PATIENCE).until(() -> seq(copy) == reference);
        await("north has all that east has").atMost(PATIENCE).until(() -> stored(copy) == pair.eastHead());
        assertThat(seq(copy)).as("north stays there").isEqualTo(reference);
        SitePair.print(
                "rebuild: up to %s is %d of %d: %s",
                moment,
                seq(copy),
                pair.eastHead(),
                EqualTables.check(pair.west().probe(), copy.probe()));

        long later = pair.eastHead();
        replay(copy, "1:" + later);
        await("north has replayed up to the event").atMost(PATIENCE).until(() -> seq(copy) == later);
        EqualTables.check(pair.east().probe(), copy.probe());
        replay(pair.west(), "");
        replay(copy, "");
    }

    private static void replay(Site site, String until) {
        assertThat(site.console()
                        .as("admin")
                        .replay("immediate", until, "to compare")
                        .statusCode())
                .isEqualTo(200);
    }

    private static void load(SitePair pair) {
        JsonNode done = pair.east().load("{\"clients\":4,\"pass\":150,\"expire\":2,\"heartbeats\":100,\"prepare\":50}");
        assertThat(done.path("failed").asInt()).as(done.toString()).isZero();
        await("all is sealed")
                .atMost(PATIENCE)
                .until(() -> pair.east().probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED") == 0);
    }

    private static long seq(Site site) {
        return site.probe().number("SELECT SEQ FROM REPRISE_POSITION");
    }

    private static long stored(Site site) {
        return site.probe().number("SELECT COALESCE(MAX(LAST_SEQ), 0) FROM REPRISE_PORTIONS");
    }

    @Test
    @Order(2)
    void rowsChangedByHandAreNamedWithTheEventThatWroteThemAndMendedWhereThatIsTold(@TempDir Path folder)
            throws Exception {
        SitePair pair = SitePair.of(sites);
        Site north = Site.of(sites.server("north"));
        Console west = pair.west().console();
        String changed = pair.east().network().handIn("c001", "p001", "its amount is changed at the copies");
        String theirs =
                pair.east().network().handIn("c001", "p001", "its amount is changed at east by another program");
        String deleted = pair.east().network().handIn("c001", "p001", "it is deleted at west");
        pair.awaitWestAtHead();
        awaitEqual(west);
        awaitEqual(north.console());

        JsonNode load = pair.east().startLoad("{\"clients\":2,\"pass\":300,\"expire\":0,\"heartbeats\":3000}");
        for (Site site : new Site[] {pair.west(), north}) {
            assertThat(site.probe().update(CHANGE.formatted(changed))).isEqualTo(1);
        }
        pair.west().probe().update("DELETE FROM NETWORK_MESSAGE WHERE MESSAGE_ID = '" + deleted + "'");
        pair.west()
                .probe()
                .update("INSERT INTO NETWORK_ARCHIVE (ENTRY_ID, MESSAGE_ID, POINT_KEY, HOP, STATUS, PASSED_AT)"
                        + " VALUES ('planted', '" + changed + "', 'p001', 1, 'SENT', 1000)");
        assertThat(pair.east().probe().update(CHANGE.formatted(theirs))).isEqualTo(1);
        long begun = System.nanoTime();
        await("west finds four").atMost(PATIENCE).until(() -> found(west) >= 4);
        SitePair.print("rolling audit: found after %d ms: %s", millis(begun), west.rollingAudit());
        await("north mends")
                .atMost(PATIENCE)
                .until(() -> north.console()
                                .rollingAudit()
                                .path("counts")
                                .path("gone")
                                .asLong()
                        >= 2);
        SitePair.print("rolling audit: mended after %d ms", millis(begun));
        await("east is quiet")
                .atMost(PATIENCE)
                .until(() -> pair.east().progress(load).path("state").asText().equals("DONE"));
        pair.awaitWestAtHead();

        JsonNode differences = west.rollingAudit().path("differences");
        assertThat(differences.findValuesAsText("key"))
                .containsExactlyInAnyOrder(
                        "MESSAGE_ID=" + changed, "MESSAGE_ID=" + theirs, "MESSAGE_ID=" + deleted, "ENTRY_ID=planted");
        assertThat(differences).anySatisfy(each -> {
            assertThat(each.path("table").asText()).isEqualTo("NETWORK_MESSAGE");
            assertThat(each.path("column").asText()).isEqualTo("AMOUNT");
            assertThat(each.path("here").asText()).isEqualTo("7");
            assertThat(each.path("event").asText()).isEqualTo("network.accept");
        });
        assertThat(west.trouble()).contains("The rolling audit found 4 rows that are not as at 'east'");
        assertThat(pair.west().server().log().lines("REPR0670W")).hasSize(4);
        assertThat(CommandLine.of(pair.west(), "auditor", folder)
                        .run("rolling-audit")
                        .code())
                .isEqualTo(4);

        assertThat(found(north.console())).isEqualTo(2);
        assertThat(north.console().rollingAudit().path("differences")).isEmpty();
        assertThat(north.console().audit().get(0).path("act").asText()).isEqualTo("repair");
        for (String id : List.of(changed, theirs)) {
            String amount = "SELECT AMOUNT FROM NETWORK_MESSAGE WHERE MESSAGE_ID = '" + id + "'";
            assertThat(north.probe().value(amount))
                    .isEqualTo(pair.east().probe().value(amount));
        }
    }

    /** All tables, once. */
    private static void awaitEqual(Console console) {
        await("all tables were found equal").atMost(PATIENCE).until(() -> {
            JsonNode tables = console.rollingAudit().path("tables");
            return !tables.isEmpty() && tables.findValues("equalAt").stream().noneMatch(JsonNode::isNull);
        });
        assertThat(found(console)).isZero();
    }

    private static long found(Console console) {
        return console.rollingAudit().path("counts").path("found").asLong();
    }

    private static long millis(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis();
    }
}
