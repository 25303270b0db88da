package org.reprise.liberty.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.liberty.Address;
import org.reprise.liberty.Database;
import org.reprise.liberty.LibertyInstallation;
import org.reprise.liberty.LibertyServer;
import org.reprise.liberty.SiteConfig;
import org.reprise.liberty.SiteSet;
import org.reprise.liberty.Sites;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * Copies of one load, on PostgreSQL, each with a database server of its own: that of the build before; one of today's that calls events and one
 * that takes them by rows, of one primary; and PostgreSQL's own. All are up at once and hold what they are sent; one of them works at a time.
 */
final class SpeedSites implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String PRIMARY = "east";
    private static final String CALLING = "calling";
    private static final String BY_ROWS = "by-rows";

    /** So few that nearly all of a backlog is taken by rows. */
    private static final String FAR_BEHIND = "100";

    private final Sites before;
    private final Sites now;
    private final List<String> jvm;
    private final LogicalReplication postgres;

    /** @throws org.opentest4j.TestAbortedException when PostgreSQL is not installed on this machine */
    SpeedSites(LibertyInstallation old, Path folder, List<String> jvm) throws IOException, InterruptedException {
        this.jvm = jvm;
        Path plain = folder.resolve("plain.ear");
        PlainApplication.write(LibertyInstallation.built().application(), plain);
        before = new Sites(
                old, folder.resolve("before"), new SiteSet(PRIMARY, List.of(primary(), copy(CALLING, Map.of()))));
        now = new Sites(
                LibertyInstallation.built(),
                folder.resolve("now"),
                new SiteSet(
                        PRIMARY,
                        List.of(
                                primary(),
                                copy(CALLING, Map.of("reprise.replay.catch-up", "off")),
                                copy(BY_ROWS, Map.of("reprise.replay.catch-up", FAR_BEHIND)))));
        Database published = database(Make.postgresElsewhere("wal_level=logical"));
        now.server(PRIMARY).folder().override("plain", PlainApplication.configuration(plain, published));
        try {
            // one after another: five at once are slow on two processors
            List.of(PRIMARY, CALLING).forEach(name -> start(before, name));
            List.of(PRIMARY, CALLING, BY_ROWS).forEach(name -> start(now, name));
            postgres = LogicalReplication.begin(published, database(Make.postgresElsewhere()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void start(Sites sites, String name) {
        LibertyServer server = sites.server(name).withJvmOptions(jvm.toArray(String[]::new));
        server.start();
        server.awaitReady(PATIENCE);
    }

    private static SiteConfig primary() {
        return new SiteConfig(Address.free(PRIMARY), List.of(), database(Make.POSTGRESQL.fresh()), Map.of());
    }

    private static SiteConfig copy(String name, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("reprise.replay.schedule", HeldSite.HELD);
        return new SiteConfig(Address.free(name), List.of(PRIMARY), database(Make.postgresElsewhere()), all);
    }

    private static Database database(TestDatabase fresh) {
        return new Database(Database.Make.POSTGRESQL, fresh.url(), fresh.user(), fresh.password());
    }

    BenchSite primaryBefore() {
        return new BenchSite(before.server(PRIMARY));
    }

    BenchSite primaryNow() {
        return new BenchSite(now.server(PRIMARY));
    }

    HeldSite copyBefore() {
        return new HeldSite(before.server(CALLING));
    }

    HeldSite calling() {
        return new HeldSite(now.server(CALLING));
    }

    HeldSite byRows() {
        return new HeldSite(now.server(BY_ROWS));
    }

    LogicalReplication postgres() {
        return postgres;
    }

    /** Leaves today's primary and the copy that calls, and PostgreSQL's own. */
    void stopOthers() {
        before.close();
        now.server(BY_ROWS).stop(Duration.ofSeconds(40));
    }

    @Override
    public void close() {
        before.close();
        now.close();
    }
}
