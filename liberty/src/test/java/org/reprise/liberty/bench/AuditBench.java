package org.reprise.liberty.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.reprise.liberty.Address;
import org.reprise.liberty.Database;
import org.reprise.liberty.LibertyInstallation;
import org.reprise.liberty.SiteConfig;
import org.reprise.liberty.SiteSet;
import org.reprise.liberty.Sites;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * What the rolling audit finds and costs beside full load, and writes {@code audit.json}: rows are changed, deleted and added by hand at a
 * copy on MariaDB of a primary on PostgreSQL. CPU seconds of the primary, server and database, per 1,000 events are those of a time in
 * which that copy audits itself, through those of a time in which another one follows, that does not.
 */
final class AuditBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AUDITED = "audited";
    private static final String PLAIN = "plain";
    private static final Duration STOP = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int PLANTED = 50;

    /** Seconds of one request for load. */
    private static final int TOGETHER = 60;

    /** So that a round of all rows fits into the time of the load. */
    private final int pace;

    private final int rows;
    private final int seconds;
    private final Path folder;
    private final PrintStream out;
    private final ObjectNode result = JSON.createObjectNode();
    private final Map<String, Database> data = new TreeMap<>();

    /** @param load how long there is full load beside the audit */
    AuditBench(int rows, Duration load, Path folder, PrintStream out) {
        this.rows = rows;
        this.seconds = (int) load.toSeconds();
        this.folder = folder;
        this.out = out;
        this.pace = Math.max(500, rows * 5 / (4 * seconds));
    }

    /** What was measured, as it is in the file. */
    ObjectNode run() throws IOException, InterruptedException {
        Path sites = folder.resolve("audit");
        Bench.delete(sites);
        Files.createDirectories(folder);
        List<SiteConfig> all = new ArrayList<>();
        all.add(site(FanOut.PRIMARY, Make.POSTGRESQL, 0));
        all.add(site(AUDITED, Make.MARIADB, pace));
        all.add(site(PLAIN, Make.MARIADB, 0));
        try (Sites running = new Sites(LibertyInstallation.built(), sites, new SiteSet(FanOut.PRIMARY, all))) {
            measure(running);
        }
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("audit.json").toFile(), result);
        return result;
    }

    private SiteConfig site(String name, Make make, int ownPace) {
        TestDatabase fresh = make.fresh();
        Database database =
                new Database(Database.Make.valueOf(make.name()), fresh.url(), fresh.user(), fresh.password());
        data.put(name, database);
        return new SiteConfig(
                Address.free(name),
                name.equals(FanOut.PRIMARY) ? List.of() : List.of(FanOut.PRIMARY),
                database,
                Map.of("reprise.audit.pace", Integer.toString(ownPace)));
    }

    private void measure(Sites sites) throws InterruptedException {
        BenchSite primary = start(sites, FanOut.PRIMARY);
        BenchSite audited = start(sites, AUDITED);
        start(sites, PLAIN);
        primary.load(CaptureCost.CAPTURED, Map.of("pass", 100, "clients", 2));
        awaitCopies();
        plant(FanOut.PRIMARY, "generate_series(1, " + rows + ") AS old(seq)", "'an old message, number ' || seq");
        for (String copy : List.of(AUDITED, PLAIN)) {
            plant(copy, "seq_1_to_" + rows, "CONCAT('an old message, number ', seq)");
        }
        CpuTime cpu = CpuTime.of(primary, log(FanOut.PRIMARY));
        sites.server(PLAIN).stop(STOP);
        Set<String> planted = changeByHand();
        long begun = System.nanoTime();
        double with = cost(primary, cpu);
        out.printf("    the load beside it ended after %d s%n", (System.nanoTime() - begun) / 1_000_000_000L);
        // on two cores a copy falls behind full load, and the audit has no verdict on what is under way
        JsonNode audit = awaitFound(audited, planted.size());
        out.printf("    %d found after %d s%n", found(audit), (System.nanoTime() - begun) / 1_000_000_000L);
        sites.server(AUDITED).stop(STOP);
        start(sites, PLAIN);
        double without = cost(primary, cpu);
        say(audit, planted, with / without);
    }

    private void say(JsonNode audit, Set<String> planted, double ratio) {
        Set<String> keys = new HashSet<>(audit.path("differences").findValuesAsText("key"));
        long right = planted.stream().filter(keys::contains).count();
        result.put("found", right);
        result.put("false", found(audit) - right);
        result.putObject("primary").putObject("cpu").put("ratio", Bench.rounded(ratio, 1000));
        result.put("rowsPerSecond", pace);
        result.put("rows", rows);
    }

    /** CPU seconds of the primary for 1,000 events under full load. */
    private double cost(BenchSite primary, CpuTime cpu) throws InterruptedException {
        long first = log(FanOut.PRIMARY).head();
        double before = cpu.seconds();
        // a request that lasts as long as all of it would be given up
        for (int done = 0; done < seconds; done += TOGETHER) {
            primary.passes(CaptureCost.CAPTURED, Plan.MANY, Math.min(TOGETHER, seconds - done));
        }
        double took = cpu.seconds() - before;
        return took * 1000 / (log(FanOut.PRIMARY).head() - first);
    }

    private JsonNode awaitFound(BenchSite audited, int wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode audit = audited.console("viewer").rollingAudit();
        while (found(audit) < wanted && System.nanoTime() < deadline) {
            Thread.sleep(1000);
            audit = audited.console("viewer").rollingAudit();
        }
        return audit;
    }

    private static long found(JsonNode audit) {
        return audit.path("counts").path("found").asLong();
    }

    private void awaitCopies() throws InterruptedException {
        long head = log(FanOut.PRIMARY).head();
        for (String copy : List.of(AUDITED, PLAIN)) {
            log(copy).awaitReplayed(head);
        }
    }

    /** The same rows at each site, which no event of the log has. */
    private void plant(String site, String numbers, String body) {
        execute(
                site,
                "INSERT INTO NETWORK_MESSAGE (MESSAGE_ID, CONNECTOR_KEY, DESTINATION_KEY, BODY, AMOUNT, STATUS, HOPS,"
                        + " ACCEPTED_AT, CHANGED_AT) SELECT "
                        + (site.equals(FanOut.PRIMARY) ? "'old-' || seq" : "CONCAT('old-', seq)")
                        + ", 'c001', 'p001', " + body + ", seq / 100.0, 'EXPIRED', 0, 1000 + seq, 2000 + seq FROM "
                        + numbers);
    }

    /** Changed, deleted and added rows at the audited copy; what names them. */
    private Set<String> changeByHand() {
        Set<String> planted = new HashSet<>();
        for (int i = 0; i < PLANTED; i++) {
            String id = "old-" + (1 + (long) i * rows / PLANTED);
            String statement =
                    switch (i % 3) {
                        case 0 -> "UPDATE NETWORK_MESSAGE SET AMOUNT = -1 WHERE MESSAGE_ID = '" + id + "'";
                        case 1 -> "DELETE FROM NETWORK_MESSAGE WHERE MESSAGE_ID = '" + id + "'";
                        default ->
                            "INSERT INTO NETWORK_MESSAGE (MESSAGE_ID, CONNECTOR_KEY, DESTINATION_KEY, BODY, AMOUNT,"
                                    + " STATUS, HOPS, ACCEPTED_AT, CHANGED_AT) VALUES ('" + id
                                    + "-x', 'c001', 'p001', 'x', 1, 'EXPIRED', 0, 1, 1)";
                    };
            execute(AUDITED, statement);
            planted.add("MESSAGE_ID=" + (i % 3 == 2 ? id + "-x" : id));
        }
        return planted;
    }

    private void execute(String site, String sql) {
        try (Connection connection = log(site).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }

    private LogTables log(String site) {
        Database database = data.get(site);
        if (database == null) {
            throw new IllegalArgumentException("No site " + site);
        }
        return new LogTables(database);
    }

    private static BenchSite start(Sites sites, String name) {
        sites.server(name).withJvmOptions("-Xms512m", "-Xmx1g").start();
        sites.server(name).awaitReady(Duration.ofMinutes(4));
        return new BenchSite(sites.server(name));
    }
}
