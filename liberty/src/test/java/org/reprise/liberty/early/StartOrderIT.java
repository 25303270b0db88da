package org.reprise.liberty.early;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.liberty.Address;
import org.reprise.liberty.Console;
import org.reprise.liberty.Database;
import org.reprise.liberty.SiteConfig;
import org.reprise.liberty.SiteSet;
import org.reprise.liberty.Sites;

/** What an application writes while it starts is replicated, whatever the order of its modules. */
class StartOrderIT {

    @ParameterizedTest
    @EnumSource(EarlyEar.class)
    void rowsAndCallsBeforeTheSiteIsOpenReachTheSecondary(EarlyEar ear, @TempDir Path data) {
        Address east = Address.free("east");
        SiteSet set = new SiteSet(
                "east",
                List.of(
                        new SiteConfig(
                                east,
                                List.of(),
                                Database.h2(data.resolve("east/database")),
                                Map.of("early.writes", "true")),
                        new SiteConfig(
                                Address.free("west"),
                                List.of("east"),
                                Database.h2(data.resolve("west/database")),
                                Map.of())));
        Sites sites = new Sites(ear.installed(data), data, set);
        try {
            EarlySite primary = EarlySite.of(sites, "east");
            EarlySite secondary = EarlySite.of(sites, "west");
            sites.start();

            assertThat(primary.terms()).contains(expected());
            await("the secondary has them").atMost(EarlySite.PATIENCE).untilAsserted(() -> assertThat(secondary.terms())
                    .contains(expected()));
            assertThat(primary.server().log().lines("REPR0003E")).isEmpty();
            assertThat(secondary.server().log().lines("REPR0403W")).isEmpty();
            assertThat(new Console(secondary.server().site().address().url(), "viewer")
                            .figures()
                            .path("parked")
                            .asLong())
                    .isZero();
        } finally {
            sites.discard();
        }
    }

    /** Of the start-up bean, and of the call. */
    private static List<String> expected() {
        return IntStream.rangeClosed(1, 37)
                .mapToObj(id -> id + "=" + (id == 37 ? "called" : "term " + id))
                .toList();
    }
}
