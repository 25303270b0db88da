package org.reprise.liberty.bench;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reprise.liberty.Address;
import org.reprise.liberty.Database;
import org.reprise.liberty.LibertyInstallation;
import org.reprise.liberty.LibertyServer;
import org.reprise.liberty.Relay;
import org.reprise.liberty.SiteConfig;
import org.reprise.liberty.SiteSet;
import org.reprise.liberty.Sites;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * A primary on PostgreSQL and four secondaries on H2, all running. The secondaries take portions and hold replay: what replay takes is
 * not the primary's, but would be taken from the two processors that all share. What goes to the first one is counted on its way.
 */
final class FanOutSites implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Database data;
    private final Sites sites;
    private final Relay relay;

    /** @throws org.opentest4j.TestAbortedException when PostgreSQL is not installed on this machine */
    FanOutSites(Path folder) {
        TestDatabase fresh = Make.POSTGRESQL.fresh();
        data = new Database(Database.Make.POSTGRESQL, fresh.url(), fresh.user(), fresh.password());
        List<SiteConfig> all = new ArrayList<>();
        all.add(new SiteConfig(Address.free(FanOut.PRIMARY), List.of(), data, Map.of()));
        // the first peer of all: the way to it is none of those that are overridden
        all.add(secondary(FanOut.NOBODY, folder));
        FanOut.secondaries().forEach(name -> all.add(secondary(name, folder)));
        SiteSet set = new SiteSet(FanOut.PRIMARY, all);
        sites = new Sites(LibertyInstallation.built(), folder, set);
        String first = FanOut.secondaries().get(0);
        relay = new Relay(set.site(first).address().messagingPort());
        LibertyServer primary = sites.server(FanOut.PRIMARY).withJvmOptions("-Xms1g", "-Xmx1g");
        primary.folder()
                .override(
                        "relay",
                        "<server><jmsConnectionFactory id=\"reprise-peer-" + first
                                + "\"><properties.wasJms remoteServerAddress=\"127.0.0.1:" + relay.port()
                                + ":BootstrapBasicMessaging\"/></jmsConnectionFactory></server>");
        // one after another: five at once are slow on two processors
        List<String> running = new ArrayList<>(FanOut.secondaries());
        running.add(0, FanOut.PRIMARY);
        running.forEach(this::start);
    }

    private static SiteConfig secondary(String name, Path folder) {
        return new SiteConfig(
                Address.free(name),
                List.of(name.equals(FanOut.NOBODY) ? FanOut.PRIMARY : FanOut.NOBODY),
                Database.h2(folder.resolve(name).resolve("database")),
                Map.of("reprise.replay.schedule", "held"));
    }

    private void start(String name) {
        sites.server(name).start();
        sites.server(name).awaitReady(PATIENCE);
    }

    BenchSite site(String name) {
        return new BenchSite(sites.server(name));
    }

    LogTables primaryLog() {
        return new LogTables(data);
    }

    /** Both ways between the primary and the engine of the first secondary; its requests go to the primary's and are not in it. */
    long bytesToFirst() {
        return relay.bytes();
    }

    /** Each asks from now on as this says. */
    void arrange(FanOut way) {
        for (String name : FanOut.secondaries()) {
            HttpResponse<String> answer =
                    site(name).console("admin").ask(List.of(way.upstream(name)), "fan-out " + way);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(name + " does not ask as it is told: " + answer.body());
            }
        }
    }

    @Override
    public void close() {
        sites.close();
        relay.close();
    }
}
