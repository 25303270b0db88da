package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** East, the primary, and west, its copy. */
record SitePair(Site east, Site west) {

    private static final Duration START_PATIENCE = Duration.ofMinutes(4);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);

    static SitePair of(Sites sites) {
        return new SitePair(Site.of(sites.server("east")), Site.of(sites.server("west")));
    }

    Site other(Site site) {
        return site.equals(east) ? west : east;
    }

    /** All that east has committed is sealed, and west has replayed it. */
    boolean isWestAtHead() {
        return east.probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED") == 0
                && west.probe().number("SELECT SEQ FROM REPRISE_POSITION") == eastHead();
    }

    long eastHead() {
        return east.probe().number("SELECT NEXT_SEQ FROM REPRISE_HEAD") - 1;
    }

    /** The same with its epoch: another site may have been primary meanwhile. */
    String eastPosition() {
        return east.console().figures().path("head").path("epoch").asLong() + ":" + eastHead();
    }

    void awaitWestAtHead() {
        await("west has replayed all that east has")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(this::isWestAtHead);
    }

    /** Both run, or are started; either may be primary. */
    void makeEastPrimary() {
        for (Site site : new Site[] {east, west}) {
            if (!site.server().isRunning()) {
                start(site);
            }
        }
        await("either has a role")
                .atMost(PATIENCE)
                .until(() ->
                        Stream.of(role(east), role(west)).sorted().toList().equals(List.of("PRIMARY", "SECONDARY")));
        if (role(west).equals("PRIMARY")) {
            await("east has replayed all")
                    .atMost(PATIENCE)
                    .until(() -> west.probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED") == 0
                            && east.probe().number("SELECT SEQ FROM REPRISE_POSITION")
                                    == west.probe().number("SELECT NEXT_SEQ FROM REPRISE_HEAD") - 1);
            HttpResponse<String> begun =
                    east.console().as("admin").switchover(Map.of("to", "east", "typed", "east", "reason", "as it was"));
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
            await("west follows east")
                    .atMost(PATIENCE)
                    .until(() -> role(east).equals("PRIMARY") && role(west).equals("SECONDARY"));
        }
    }

    private static String role(Site site) {
        return site.console().figures().path("role").asText();
    }

    /** Waits until nothing is under way, then compares; rows per table. */
    Map<String, Long> checkEqual() {
        awaitWestAtHead();
        for (Site site : new Site[] {east, west}) {
            checkCounts(site.probe());
        }
        return EqualTables.check(east.probe(), west.probe());
    }

    /**
     * What a site counted agrees with what it wrote down row by row. If this fails at east, east's database lost an update by
     * itself: no event could say so.
     */
    private static void checkCounts(Probe probe) {
        assertThat(probe.rows(
                        "SELECT POINT_KEY, PASSED_COUNT FROM NETWORK_POINT WHERE PASSED_COUNT > 0 ORDER BY POINT_KEY"))
                .as("hops counted at the route points of " + probe.site() + ", and hops in its archive")
                .isEqualTo(probe.rows("SELECT POINT_KEY, COUNT(*) AS PASSED_COUNT FROM NETWORK_ARCHIVE"
                        + " GROUP BY POINT_KEY ORDER BY POINT_KEY"));
        assertThat(probe.number("SELECT COALESCE(SUM(HOPS), 0) FROM NETWORK_MESSAGE"))
                .as("hops of all messages of " + probe.site())
                .isEqualTo(probe.number("SELECT COUNT(*) FROM NETWORK_ARCHIVE"));
    }

    /** SIGKILL and a new start; returns when the site is ready. */
    static void restartKilled(Site site) {
        site.server().kill();
        start(site);
    }

    static void start(Site site) {
        site.server().start();
        awaitReady(site);
    }

    static void awaitReady(Site site) {
        site.server().awaitReady(START_PATIENCE);
    }

    static void print(String format, Object... arguments) {
        System.out.println("[sites] " + String.format(format, arguments));
    }
}
