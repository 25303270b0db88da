package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** East keeps a small log; west is down too long; north keeps its whole log in an archive, and nothing else. */
class RetentionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int BYTES = 15_000;

    private static Path data;
    private static Sites sites;

    @BeforeAll
    static void start() {
        data = LibertyInstallation.target().resolve("it-retention").toAbsolutePath();
        RunningSites.deleteAll(data);
        String exports = data.resolve("exports").toString();
        sites = RunningSites.create(
                data,
                new SiteSet(
                        "east",
                        List.of(
                                new SiteConfig(
                                        Address.free("east"),
                                        List.of(),
                                        Database.h2(data.resolve("east/database")),
                                        Map.of(
                                                "reprise.retention.size",
                                                String.valueOf(BYTES),
                                                "reprise.retention.hard-limit",
                                                String.valueOf(BYTES))),
                                new SiteConfig(
                                        Address.free("west"),
                                        List.of("east"),
                                        Database.hsqldb(data.resolve("west/database")),
                                        Map.of("reprise.export.folder", exports)),
                                new SiteConfig(
                                        Address.free("north"),
                                        List.of("east"),
                                        Database.h2(data.resolve("north/database")),
                                        Map.of(
                                                "reprise.archive",
                                                data.resolve("archive").toString(),
                                                "reprise.retention.size",
                                                "0",
                                                "reprise.export.folder",
                                                exports)))));
        sites.start();
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
    }

    @Test
    void siteThatWasDownTooLongNeedsSeedingAndAnExportAndAnArchiveBringItBack() throws IOException {
        SitePair pair = SitePair.of(sites);
        Site north = Site.of(sites.server("north"));
        load(pair.east());
        pair.awaitWestAtHead();
        await("east knows who asks it")
                .atMost(PATIENCE)
                .until(() -> downstream(pair.east()).findValuesAsText("site").equals(List.of("north", "west")));
        long has = pair.eastHead();

        pair.west().server().stop(PATIENCE);
        for (int i = 0; i < 40 && seeding(pair.east(), "west").isEmpty(); i++) {
            load(pair.east());
            // on a slow machine, what it has not asked for yet would be too much for it, too
            await("north keeps up")
                    .atMost(PATIENCE)
                    .until(() ->
                            north.console().figures().path("stored").path("seq").asLong() >= pair.eastHead());
        }
        await("west needs seeding").atMost(PATIENCE).until(() -> seeding(pair.east(), "west")
                .contains("reprise.retention.hard-limit"));
        assertThat(seeding(pair.east(), "north")).isEmpty();
        await("another site's console shows it")
                .atMost(PATIENCE)
                .until(() -> north.console().sites().toString().contains("reprise.retention.hard-limit"));
        assertThat(pair.east().console().audit().findValuesAsText("act")).contains("needs seeding");
        assertThat(pair.east().server().log().lines("REPR0640W")).hasSize(1);
        await("east's log is small").atMost(PATIENCE).until(() -> bytes(pair.east()) <= BYTES);
        long kept = pair.east().probe().number("SELECT MIN(FIRST_SEQ) FROM REPRISE_PORTIONS");
        SitePair.print(
                "retention: west has %d, east keeps %d to %d in %d bytes",
                has, kept, pair.eastHead(), bytes(pair.east()));
        assertThat(kept).isGreaterThan(has + 1);

        await("north has all, and all of it in its archive")
                .atMost(PATIENCE)
                .until(() -> north.probe().number("SELECT SEQ FROM REPRISE_POSITION") == pair.eastHead()
                        && bytes(north) == 0);
        long part = has + Math.max(1, (kept - has) / 2);
        Console northern = north.console().as("admin");
        assertThat(run(
                                northern,
                                "export",
                                Map.of("file", "part.json", "from", has + 1, "to", part, "reason", "for west"))
                        .path("state")
                        .asText())
                .isEqualTo("DONE");
        // with its archive west would need nothing else
        north.server().stop(PATIENCE);
        SitePair.start(pair.west());
        Console west = pair.west().console().as("admin");
        await("west says what it needs").atMost(PATIENCE).until(() -> west.trouble()
                .contains("needs seeding: no upstream has event " + (has + 1)));

        spoil(data.resolve("exports/part.json"), data.resolve("exports/bad.json"));
        JsonNode refused = run(west, "import", Map.of("file", "bad.json", "reason", "to see"));
        SitePair.print("import of a changed byte: %s", refused.path("result").asText());
        assertThat(refused.path("state").asText()).isEqualTo("FAILED");
        assertThat(refused.path("result").asText()).contains("'bad.json'", "line");
        assertThat(west.start("import", Map.of("file", "../part.json", "reason", "to see"))
                        .statusCode())
                .isEqualTo(400);
        JsonNode stored = run(west, "import", Map.of("file", "part.json", "reason", "it lacks them"));
        SitePair.print("import: %s", stored.path("result").asText());
        assertThat(stored.path("state").asText()).as(stored.toString()).isEqualTo("DONE");
        await("west replays what was imported")
                .atMost(PATIENCE)
                .until(() -> pair.west().probe().number("SELECT SEQ FROM REPRISE_POSITION") >= part);

        SitePair.start(north);
        pair.checkEqual();
        await("nothing hinders it, as north is asked for what east has removed")
                .atMost(PATIENCE)
                .until(() -> west.trouble().isEmpty());
        Console eastern = pair.east().console().as("admin");
        assertThat(eastern.forget("west", "to see").statusCode()).isEqualTo(200);
        assertThat(eastern.forget("nowhere", "to see").statusCode()).isEqualTo(404);
    }

    private static void load(Site east) {
        JsonNode done = east.load("{\"clients\":2,\"heartbeats\":200}");
        assertThat(done.path("failed").asInt()).as(done.toString()).isZero();
    }

    private static JsonNode downstream(Site site) {
        return site.console().figures().path("downstream");
    }

    /** Why a site needs seeding; empty where it does not. */
    private static String seeding(Site at, String site) {
        for (JsonNode each : downstream(at)) {
            if (each.path("site").asText().equals(site)) {
                assertThat(each.path("needsSeeding").asBoolean())
                        .isEqualTo(!each.path("reason").asText().isEmpty());
                return each.path("reason").asText();
            }
        }
        return "";
    }

    private static long bytes(Site site) {
        return site.probe().number("SELECT COALESCE(SUM(SIZE_BYTES), 0) FROM REPRISE_PORTIONS");
    }

    private static JsonNode run(Console site, String job, Map<String, Object> wish) {
        HttpResponse<String> started = site.start(job, wish);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        await("the job ends")
                .atMost(PATIENCE)
                .until(() -> !site.jobs().get(0).path("state").asText().equals("RUNNING"));
        return site.jobs().get(0);
    }

    /** One byte in the middle is another. */
    private static void spoil(Path good, Path bad) throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        bytes[bytes.length / 2] = (byte) (bytes[bytes.length / 2] == 'x' ? 'y' : 'x');
        Files.write(bad, bytes);
    }
}
