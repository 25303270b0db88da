package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** From PostgreSQL to MariaDB. */
class PostgresTrialIT extends TrialContract {
    private static Sites sites;

    @BeforeAll
    static void start() {
        Path data = LibertyInstallation.target().resolve("it-postgres-sites");
        RunningSites.deleteAll(data);
        SiteSet set = new SiteSet(
                "east",
                List.of(
                        new SiteConfig(
                                Address.free("east"),
                                List.of(),
                                fresh(Make.POSTGRESQL),
                                Map.of("reprise.capture.failed", "true")),
                        new SiteConfig(Address.free("west"), List.of("east"), fresh(Make.MARIADB), Map.of())));
        sites = RunningSites.create(data, set);
        sites.start();
    }

    /** @throws org.opentest4j.TestAbortedException when this make is not installed on this machine */
    private static Database fresh(Make make) {
        TestDatabase data = make.fresh();
        return new Database(Database.Make.valueOf(make.name()), data.url(), data.user(), data.password());
    }

    @BeforeEach
    void use() {
        use(SitePair.of(sites));
    }

    @Test
    void failedCallIsToldAtWestInItsPlaceAndWritesNothing() {
        SitePair pair = SitePair.of(sites);
        Trial east = new Trial(pair.east().server());
        Trial west = new Trial(pair.west().server());
        east.call("compute", "failing", 1);
        east.call("fail", "failing", 0);
        await("the failed event is in the log").atMost(Duration.ofMinutes(3)).until(() -> {
            pair.awaitWestAtHead();
            return west.failures().stream().anyMatch(line -> line.contains("trial.fail["));
        });
        pair.checkEqual();

        assertThat(west.failures())
                .filteredOn(line -> line.contains("trial.fail["))
                .containsExactly("FAILED trial.fail[\"failing\"] java.lang.IllegalStateException no failing");
        assertThat(east.failures()).isEmpty();
        assertThat(pair.west().probe().number("SELECT AMOUNT FROM TRIAL_SLOT WHERE NAME = 'failing'"))
                .isEqualTo(1);
        assertThat(pair.west().console().figures().path("parked").asInt()).isZero();
    }

    @Test
    void everyWayToRollBackLeavesOneFailedEventAndWhatCommitsLeavesNone() {
        SitePair pair = SitePair.of(sites);
        Trial east = new Trial(pair.east().server());
        Trial west = new Trial(pair.west().server());
        int before = west.failures().size();
        east.call("give-up", "given up", 0);
        east.call("clash", "twice", 0);
        east.call("decline", "declined", 0);
        await("both failed events are told").atMost(Duration.ofMinutes(3)).until(() -> {
            pair.awaitWestAtHead();
            return west.failures().size() == before + 2;
        });
        pair.checkEqual();

        List<String> told = west.failures().subList(before, before + 2);
        SitePair.print("told: %s", told);
        assertThat(told.get(0)).startsWith("FAILED trial.giveUp[\"given up\"] null");
        assertThat(told.get(1)).startsWith("FAILED trial.clash[\"twice\"]");
        assertThat(pair.west().probe().number("SELECT COUNT(*) FROM TRIAL_SLOT WHERE NAME = 'given up'"))
                .isZero();
        assertThat(pair.west().probe().number("SELECT AMOUNT FROM TRIAL_SLOT WHERE NAME = 'declined'"))
                .isEqualTo(4);
        assertThat(pair.west().console().figures().path("parked").asInt()).isZero();
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
    }
}
