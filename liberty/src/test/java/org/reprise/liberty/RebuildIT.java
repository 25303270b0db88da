package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A complete copy made from the log alone: up to a time, and up to an event. */
class RebuildIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void newSiteThatStopsAtATimeOrAnEventIsEqualToTheCopyMadeAtThatMoment() throws InterruptedException {
        Path data = LibertyInstallation.target().resolve("it-rebuild");
        RunningSites.deleteAll(data);
        SiteConfig east =
                new SiteConfig(Address.free("east"), List.of(), Database.h2(data.resolve("east/database")), Map.of());
        SiteConfig west = new SiteConfig(
                Address.free("west"), List.of("east"), Database.hsqldb(data.resolve("west/database")), Map.of());
        SiteConfig north = new SiteConfig(
                Address.free("north"), List.of("west"), Database.h2(data.resolve("north/database")), Map.of());
        Sites sites = RunningSites.create(data, new SiteSet("east", List.of(east, west, north)));
        try {
            SitePair.start(Site.of(sites.server("east")));
            SitePair.start(Site.of(sites.server("west")));
            SitePair pair = SitePair.of(sites);
            load(pair);
            pair.awaitWestAtHead();
            long reference = pair.eastHead();
            Console operator = pair.west().console().as("operator");
            assertThat(operator.replay("immediate", "1:" + reference, "the reference")
                            .statusCode())
                    .isEqualTo(200);
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
            assertThat(copy.console()
                            .as("operator")
                            .replay("immediate", "1:" + later, "a later one")
                            .statusCode())
                    .isEqualTo(200);
            await("north has replayed up to the event").atMost(PATIENCE).until(() -> seq(copy) == later);
            EqualTables.check(pair.east().probe(), copy.probe());
        } finally {
            sites.discard();
        }
    }

    private static void load(SitePair pair) {
        assertThat(pair.east()
                        .load("{\"clients\":4,\"pass\":150,\"expire\":2,\"heartbeats\":100,\"prepare\":50}")
                        .path("failed")
                        .asInt())
                .isZero();
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
}
