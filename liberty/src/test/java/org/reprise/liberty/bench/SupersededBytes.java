package org.reprise.liberty.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reprise.liberty.Address;
import org.reprise.liberty.Database;
import org.reprise.liberty.LibertyInstallation;
import org.reprise.liberty.SiteConfig;
import org.reprise.liberty.SiteSet;
import org.reprise.liberty.Sites;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * The portions that two sites get which were held while 100 keys were overwritten 5,000 times: the one takes every event, the other
 * leaves superseded ones out. All three on PostgreSQL.
 */
final class SupersededBytes {

    private static final int HEARTBEATS = 5000;

    private final Path folder;
    private final PrintStream out;

    SupersededBytes(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** What the one got that leaves them out, through what the other got. */
    double ratio() throws InterruptedException {
        List<SiteConfig> all = new ArrayList<>();
        all.add(site(FanOut.PRIMARY, List.of(), Map.of()));
        for (String superseded : List.of("KEEP", "LEAVE_OUT")) {
            String name = superseded.startsWith("K") ? "keep" : "leave";
            all.add(site(name, List.of(FanOut.PRIMARY), Map.of("reprise.superseded", superseded)));
        }
        try (Sites sites = new Sites(LibertyInstallation.built(), folder, new SiteSet(FanOut.PRIMARY, all))) {
            sites.start();
            return measured(sites);
        }
    }

    private double measured(Sites sites) throws InterruptedException {
        BenchSite primary = new BenchSite(sites.server(FanOut.PRIMARY));
        List<BenchSite> copies = List.of(new BenchSite(sites.server("keep")), new BenchSite(sites.server("leave")));
        // the connectors themselves
        load(primary, 10);
        long before = log(primary).head();
        for (BenchSite copy : copies) {
            log(copy).awaitReplayed(before);
            check(copy.console("admin").replay("held", "", "superseded events").statusCode());
        }
        load(primary, HEARTBEATS);
        long head = log(primary).head();
        // what comes after a release is held again
        copies.get(0).awaitStored(head);
        copies.get(1).awaitTold(head);
        List<Long> bytes = new ArrayList<>();
        for (BenchSite copy : copies) {
            check(copy.console("admin").release("superseded events").statusCode());
            log(copy).awaitReplayed(head);
            bytes.add(received(copy, before));
        }
        out.printf("    %d of %d bytes%n", bytes.get(1), bytes.get(0));
        return (double) bytes.get(1) / bytes.get(0);
    }

    private static SiteConfig site(String name, List<String> upstreams, Map<String, String> settings) {
        TestDatabase data = Make.POSTGRESQL.fresh();
        return new SiteConfig(
                Address.free(name),
                upstreams,
                new Database(Database.Make.POSTGRESQL, data.url(), data.user(), data.password()),
                settings);
    }

    private static LogTables log(BenchSite site) {
        return new LogTables(site.server().site().database());
    }

    private static void load(BenchSite primary, int heartbeats) {
        primary.load(CaptureCost.CAPTURED, Map.of("heartbeats", heartbeats, "clients", Plan.MANY));
    }

    private static void check(int status) {
        if (status != 200) {
            throw new IllegalStateException("A policy was refused: " + status);
        }
    }

    /** Portions behind this event, and evidence that came with or after them. */
    private static long received(BenchSite site, long before) {
        try (Connection connection = log(site).connect();
                Statement statement = connection.createStatement()) {
            return LogTables.number(
                            statement,
                            "SELECT COALESCE(SUM(SIZE_BYTES), 0) FROM REPRISE_PORTIONS WHERE FIRST_SEQ > " + before)
                    + LogTables.number(
                            statement,
                            "SELECT COALESCE(SUM(OCTET_LENGTH(BYTES)), 0) FROM REPRISE_EVIDENCE WHERE FIRST_SEQ > "
                                    + before);
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }
}
