package org.reprise.liberty.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.liberty.Address;
import org.reprise.liberty.Database;
import org.reprise.liberty.LibertyInstallation;
import org.reprise.liberty.LibertyServer;
import org.reprise.liberty.SiteConfig;
import org.reprise.liberty.SiteSet;
import org.reprise.liberty.Sites;
import org.reprise.liberty.bench.SpeedDatabases.Published;

/**
 * Copies of one load, each with a database of its own: that of the build before; one of today's that calls events and one that takes them by
 * rows, of one primary; and the database's own, where it has one. All are up at once and hold what they are sent; one of them works at a time.
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
    private final SpeedDatabases databases;
    private final @Nullable OwnReplication own;

    /** @throws org.opentest4j.TestAbortedException when the make is not installed on this machine */
    SpeedSites(LibertyInstallation old, SpeedDatabases databases, List<String> jvm)
            throws IOException, InterruptedException {
        this.databases = databases;
        this.jvm = jvm;
        Path folder = databases.folder();
        before = new Sites(
                old,
                folder.resolve("before"),
                new SiteSet(PRIMARY, List.of(primary("before"), copy(CALLING, "calling-before", Map.of()))));
        now = new Sites(
                LibertyInstallation.built(),
                folder.resolve("now"),
                new SiteSet(
                        PRIMARY,
                        List.of(
                                primary("now"),
                                copy(
                                        CALLING,
                                        CALLING,
                                        Map.of("reprise.replay.catch-up", "off", "reprise.replay.ahead", "true")),
                                copy(BY_ROWS, BY_ROWS, Map.of("reprise.replay.catch-up", FAR_BEHIND)))));
        Optional<Published> published = databases.published();
        if (published.isPresent()) {
            plain(folder.resolve("plain.ear"), published.get().publisher());
        }
        try {
            // one after another: five at once are slow on two processors
            List.of(PRIMARY, CALLING).forEach(name -> start(before, name));
            List.of(PRIMARY, CALLING, BY_ROWS).forEach(name -> start(now, name));
            own = published.isPresent() ? databases.begin(published.get()) : null;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void plain(Path ear, Database data) throws IOException {
        PlainApplication.write(LibertyInstallation.built().application(), ear);
        now.server(PRIMARY).folder().override("plain", PlainApplication.configuration(ear, data));
    }

    private void start(Sites sites, String name) {
        LibertyServer server = sites.server(name).withJvmOptions(jvm.toArray(String[]::new));
        Portal.close(server);
        server.start();
        server.awaitReady(PATIENCE);
    }

    private SiteConfig primary(String data) {
        return new SiteConfig(Address.free(PRIMARY), List.of(), databases.primary(data), Portal.settings(Map.of()));
    }

    private SiteConfig copy(String name, String data, Map<String, String> settings) {
        Map<String, String> all = Portal.settings(settings);
        all.put("reprise.replay.schedule", HeldSite.HELD);
        return new SiteConfig(Address.free(name), List.of(PRIMARY), databases.copy(data), all);
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

    /** Empty where the make has none. */
    Optional<OwnReplication> own() {
        return Optional.ofNullable(own);
    }

    /** Leaves today's primary and the copy that calls, and the database's own. */
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
