package org.reprise.liberty.early;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.liberty.Address;
import org.reprise.liberty.Database;
import org.reprise.liberty.SiteConfig;
import org.reprise.liberty.SiteSet;
import org.reprise.liberty.Sites;

/** A new secondary whose start-up bean has filled tables rests, until it is told that these rows are those of the log's beginning. */
class UnseededIT {

    @Test
    void newSecondaryWithRowsRestsUnlessToldOtherwise(@TempDir Path data) {
        Address east = Address.free("east");
        Address west = Address.free("west");
        try (Sites sites = sites(data, east, west, Map.of())) {
            EarlySite resting = EarlySite.of(sites, "west");
            resting.server().start();
            await("west rests").atMost(EarlySite.PATIENCE).until(() -> resting.readiness()
                    .filter(answer -> answer.body().contains("This site rests"))
                    .isPresent());
            assertThat(resting.readiness().orElseThrow().statusCode()).isEqualTo(503);
            assertThat(resting.readiness().orElseThrow().body())
                    .contains("EARLY_TERM has", "reprise.seed.needed=false");
            assertThat(resting.server().log().lines("REPR0632W")).hasSize(1);
            assertThat(resting.server().log().lines("REPR0403W")).hasSize(1);
        }
        Sites again = sites(data, east, west, Map.of("reprise.seed.needed", "false"));
        try {
            EarlySite told = EarlySite.of(again, "west").start();
            assertThat(told.server().log().lines("REPR0632W"))
                    .as("of the first start")
                    .hasSize(1);
        } finally {
            again.discard();
        }
    }

    private static Sites sites(Path data, Address east, Address west, Map<String, String> settings) {
        Map<String, String> all = new java.util.HashMap<>(settings);
        all.put("early.writes", "true");
        SiteSet set = new SiteSet(
                "east",
                List.of(
                        new SiteConfig(east, List.of(), Database.h2(data.resolve("east/database")), Map.of()),
                        new SiteConfig(west, List.of("east"), Database.h2(data.resolve("west/database")), all)));
        return new Sites(EarlyEar.BEANS_FIRST.installed(data), data, set);
    }
}
