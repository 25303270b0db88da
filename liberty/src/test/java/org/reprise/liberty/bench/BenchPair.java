package org.reprise.liberty.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.reprise.liberty.Address;
import org.reprise.liberty.Database;
import org.reprise.liberty.LibertyInstallation;
import org.reprise.liberty.LibertyServer;
import org.reprise.liberty.SiteConfig;
import org.reprise.liberty.SiteSet;
import org.reprise.liberty.Sites;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** East and west on one make of database, empty, each started on its own. */
final class BenchPair implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);

    private final Path folder;
    private final Database eastData;
    private final Database westData;
    private final Sites sites;

    /**
     * @param settings of both sites
     * @param jvm      options of both servers
     * @throws org.opentest4j.TestAbortedException when this make is not installed on this machine
     */
    BenchPair(Database.Make make, Path folder, Map<String, String> settings, List<String> jvm) {
        this.folder = folder;
        this.eastData = fresh(make, folder.resolve("east/database"));
        this.westData = fresh(make, folder.resolve("west/database"));
        Address east = Address.free("east");
        Address west = Address.free("west");
        Map<String, String> all = Portal.settings(settings);
        SiteSet set = new SiteSet(
                "east",
                List.of(
                        new SiteConfig(east, List.of(), eastData, all),
                        new SiteConfig(west, List.of("east"), westData, all)));
        this.sites = new Sites(LibertyInstallation.built(), folder, set);
        for (SiteConfig site : set.sites()) {
            Portal.close(sites.server(site.name()).withJvmOptions(jvm.toArray(String[]::new)));
        }
    }

    /** Gives east the plain application besides, on a database of its own; east must be down. */
    BenchPair withPlain(Path plain) {
        Database data = fresh(eastData.make(), folder.resolve("east/plain"));
        sites.server("east").folder().override("plain", PlainApplication.configuration(plain, data));
        return this;
    }

    /** Starts both, and returns when both are ready. */
    void startBoth() {
        sites.start();
    }

    BenchSite start(String name) {
        LibertyServer server = sites.server(name);
        server.start();
        server.awaitReady(PATIENCE);
        return site(name);
    }

    void stop(String name) {
        sites.server(name).stop(STOP_PATIENCE);
    }

    BenchSite site(String name) {
        return new BenchSite(sites.server(name));
    }

    Database eastData() {
        return eastData;
    }

    Database westData() {
        return westData;
    }

    @Override
    public void close() {
        sites.close();
    }

    /** Embedded as command 1 has it; a server with two databases otherwise, by default settings: every commit is synced. */
    private static Database fresh(Database.Make make, Path folder) {
        if (make == Database.Make.H2) {
            return Database.h2(folder);
        }
        TestDatabase data = Make.valueOf(make.name()).fresh();
        return new Database(make, data.url(), data.user(), data.password());
    }
}
