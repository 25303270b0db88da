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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * How fast a new site on MariaDB and one on HSQLDB get the rows of a primary on PostgreSQL that is called meanwhile, and writes {@code
 * seed.json}: from the start of the job to its end, in which the tables are compared with the source's. Nobody is killed.
 */
final class SeedBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final List<Make> COPIES = List.of(Make.MARIADB, Make.HSQLDB);

    /** Calls per second at the primary. */
    private static final int LOAD = 50;

    private final int rows;
    private final Path folder;
    private final PrintStream out;
    private final ObjectNode result = JSON.createObjectNode();

    SeedBench(int rows, Path folder, PrintStream out) {
        this.rows = rows;
        this.folder = folder;
        this.out = out;
    }

    /** What was measured, as it is in the file. */
    ObjectNode run() throws IOException, InterruptedException {
        Path data = folder.resolve("seed");
        Bench.delete(data);
        Files.createDirectories(folder);
        Database source = fresh(Make.POSTGRESQL, data);
        List<SiteConfig> all = new ArrayList<>();
        all.add(new SiteConfig(Address.free(FanOut.PRIMARY), List.of(), source, Map.of()));
        for (Make make : COPIES) {
            all.add(new SiteConfig(
                    Address.free(name(make)),
                    List.of(FanOut.PRIMARY),
                    fresh(make, data),
                    Map.of("reprise.seed.from", FanOut.PRIMARY)));
        }
        result.put("rows", rows);
        try (Sites sites = new Sites(LibertyInstallation.built(), data, new SiteSet(FanOut.PRIMARY, all))) {
            BenchSite primary = start(sites, FanOut.PRIMARY);
            primary.load(CaptureCost.CAPTURED, Map.of("pass", 100, "clients", 2));
            plant(new LogTables(source));
            primary.startLoad(LOAD);
            for (Make make : COPIES) {
                seed(start(sites, name(make)));
            }
        }
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("seed.json").toFile(), result);
        return result;
    }

    private void seed(BenchSite copy) throws InterruptedException {
        JsonNode job = ended(copy);
        Duration took = Duration.between(
                Instant.parse(job.path("startedAt").asText()),
                Instant.parse(job.path("endedAt").asText()));
        long rate = rows * 1000L / Math.max(1, took.toMillis());
        String name = copy.server().site().name();
        out.printf("    seed of %,d rows, PostgreSQL to %s: %d s, %,d rows/s%n", rows, name, took.toSeconds(), rate);
        result.putObject(name).put("seconds", took.toMillis() / 1000.0).put("rowsPerSecond", rate);
        // the next one has the machine for itself
        copy.server().stop(Duration.ofSeconds(40));
    }

    private static JsonNode ended(BenchSite copy) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode job = copy.console("viewer").jobs().path(0);
            String state = job.path("state").asText();
            if (state.equals("DONE")) {
                return job;
            } else if (!state.isEmpty() && !state.equals("RUNNING") || System.nanoTime() > deadline) {
                throw new IllegalStateException("The seed has not ended well: " + job);
            }
            Thread.sleep(250);
        }
    }

    /** Rows that no event of the log has, as in a database that was there before Reprise. */
    private void plant(LogTables primary) {
        try (Connection connection = primary.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO NETWORK_MESSAGE (MESSAGE_ID, CONNECTOR_KEY, DESTINATION_KEY, BODY, AMOUNT,"
                    + " STATUS, HOPS, ACCEPTED_AT, CHANGED_AT) SELECT 'old-' || i, 'c001', 'p001',"
                    + " 'an old message, number ' || i, i / 100.0, 'EXPIRED', 0, 1000 + i, 2000 + i"
                    + " FROM generate_series(1, " + rows + ") AS old(i)");
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }

    private static BenchSite start(Sites sites, String name) {
        sites.server(name).withJvmOptions("-Xms1g", "-Xmx1g").start();
        sites.server(name).awaitReady(Duration.ofMinutes(4));
        return new BenchSite(sites.server(name));
    }

    private static Database fresh(Make make, Path data) {
        if (make == Make.HSQLDB) {
            return Database.hsqldb(data.resolve(name(make)).resolve("database"));
        }
        TestDatabase fresh = make.fresh();
        return new Database(Database.Make.valueOf(make.name()), fresh.url(), fresh.user(), fresh.password());
    }

    private static String name(Make make) {
        return make.name().toLowerCase(Locale.ROOT);
    }
}
