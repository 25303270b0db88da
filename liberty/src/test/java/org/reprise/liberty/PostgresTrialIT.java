package org.reprise.liberty;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** From PostgreSQL to MariaDB: with the profile {@code faults}, as {@code PairContract} has random calls from every make to every other. */
@EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
class PostgresTrialIT extends TrialContract {
    private static Sites sites;

    @BeforeAll
    static void start() {
        Path data = LibertyInstallation.target().resolve("it-postgres-sites");
        RunningSites.deleteAll(data);
        SiteSet set = new SiteSet(
                "east",
                List.of(
                        new SiteConfig(Address.free("east"), List.of(), fresh(Make.POSTGRESQL), Map.of()),
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

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
    }
}
