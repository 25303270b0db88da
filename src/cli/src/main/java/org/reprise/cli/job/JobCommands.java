package org.reprise.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.ask.EffectText;
import org.reprise.cli.ask.RefusedBySiteException;
import org.reprise.cli.ask.Session;
import org.reprise.cli.ask.SiteAddress;
import org.reprise.cli.ask.SiteClient;
import org.reprise.cli.ask.UnequalSitesException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Work that takes its time; alone it lists that, its commands start and cancel it. */
@Command(name = "jobs", description = "Work that takes its time at the asked site: comparing, repairing, seeding.")
public final class JobCommands implements Runnable {
    private static final String OTHER = "Name of the site to compare with.";
    private static final String TABLES = "Only these tables: A,B,C.";
    private static final String REPLACE =
            "Tables whose rows here go before: A,B,C. Without it, the refusal lists them.";
    private static final String FILE = "A plain name in the folder reprise.export.folder of the site's server.";
    private static final String WAIT = "Wait for the end; exit code 1 if it fails, 4 if the sites are not equal.";

    private final Session session;
    private final Duration pause;

    /** @param pause between looks while waiting */
    public JobCommands(Session session, Duration pause) {
        this.session = session;
        this.pause = pause;
    }

    @Override
    public void run() {
        session.print(session.client().get("jobs"), JobsText::list);
    }

    @Command(name = "compare", description = "Compare a secondary's tables with another site's; changes nothing.")
    void compare(
            @Parameters(paramLabel = "<site>", description = OTHER) String other,
            @Option(names = "--tables", split = ",", paramLabel = "NAMES", description = TABLES) List<String> tables,
            @Option(names = "--wait", description = WAIT) boolean wait,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        pair("compare", other, tables, wait, reason);
    }

    @Command(name = "repair", description = "Compare, take the other site's rows where they differ, compare again.")
    void repair(
            @Parameters(paramLabel = "<site>", description = OTHER) String other,
            @Option(names = "--tables", split = ",", paramLabel = "NAMES", description = TABLES) List<String> tables,
            @Option(names = "--wait", description = WAIT) boolean wait,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        pair("repair", other, tables, wait, reason);
    }

    @Command(name = "compared", description = "What the last comparison found, to the column.")
    void compared() {
        session.print(session.client().get("jobs/compared"), JobsText::compared);
    }

    @Command(
            name = "projections",
            description = "Databases that the application builds from events, and how far they are.")
    void projections() {
        session.print(session.client().get("jobs/projections"), JobsText::projections);
    }

    @Command(name = "rebuild", description = "Remove all of a projection, and build it again from the first event.")
    void rebuild(
            @Parameters(paramLabel = "<projection>", description = "Its name.") String projection,
            @Option(names = "--wait", description = WAIT) boolean wait,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        start("rebuild/" + SiteAddress.segment(projection), Map.of("reason", reason), wait);
    }

    @Command(name = "seed", description = "Fill a new secondary with another site's rows; the log follows from there.")
    void seed(
            @Parameters(paramLabel = "<site>", description = "Name of the site that has the rows.") String source,
            @Option(names = "--replace", split = ",", paramLabel = "NAMES", description = REPLACE) List<String> replace,
            @Option(names = "--wait", description = WAIT) boolean wait,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        List<String> replaced = replace == null ? List.of() : replace;
        start("seed", Map.of("site", source, "replace", replaced, "reason", reason), wait);
    }

    @Command(name = "decline-seed", description = "Let a site that waits for a seed go on with the rows that it has.")
    void declineSeed(
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        session.print(session.client().post("jobs/seed/decline", Map.of("reason", reason)), EffectText::of);
    }

    @Command(name = "seeded", description = "Where a site's rows came from, and how far the seed is.")
    void seeded() {
        session.print(session.client().get("jobs/seed"), JobsText::seed);
    }

    @Command(name = "discard-seed", description = "Remove the rows of a seed that is half loaded or failed.")
    void discardSeed(
            @Option(names = "--wait", description = WAIT) boolean wait,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        start("seed/discard", Map.of("reason", reason), wait);
    }

    @Command(name = "cancel", description = "End a job at its next step; what it has committed stays.")
    void cancel(
            @Parameters(paramLabel = "<job>", description = "Its number.") long id,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        session.print(session.client().post("jobs/" + id + "/cancel", Map.of("reason", reason)), JobsText::one);
    }

    @Command(name = "export", description = "Write a part of the log into a new file in the site's export folder.")
    void export(
            @Parameters(paramLabel = "<file>", description = FILE) String file,
            @Option(names = "--from", paramLabel = "SEQ", defaultValue = "1", description = "First event.") long from,
            @Option(names = "--to", paramLabel = "SEQ", description = "Last event; else all that are there.") Long to,
            @Option(names = "--format", paramLabel = "FORM", defaultValue = "json", description = "json or xml.")
                    String format,
            @Option(names = "--wait", description = WAIT) boolean wait,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        Map<String, Object> wish =
                new TreeMap<>(Map.of("file", file, "from", from, "format", format, "reason", reason));
        if (to != null) {
            wish.put("to", to);
        }
        start("export", wish, wait);
    }

    @Command(name = "import", description = "Store what an export in a secondary's export folder has and it has not.")
    void load(
            @Parameters(paramLabel = "<file>", description = FILE) String file,
            @Option(names = "--wait", description = WAIT) boolean wait,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        start("import", Map.of("file", file, "reason", reason), wait);
    }

    /** What ends well may have found differences, and scripts are to learn that from the exit code. */
    private void pair(String kind, String other, List<String> tables, boolean wait, String reason) {
        List<String> named = tables == null ? List.of() : tables;
        SiteClient client = start(kind, Map.of("site", other, "tables", named, "reason", reason), wait);
        if (wait && !client.get("jobs/compared").json().path("equal").asBoolean()) {
            throw new UnequalSitesException("'reprise jobs compared' shows where the two sites differ.");
        }
    }

    private SiteClient start(String path, Map<String, ?> wish, boolean wait) {
        SiteClient client = session.client();
        Answer started = client.post("jobs/" + path, wish);
        if (!wait) {
            session.print(started, JobsText::one);
            return client;
        }
        long id = started.json().path("id").asLong();
        Answer ended = await(client, id);
        session.print(ended, (answer, words) -> JobsText.result(JobsText.job(answer.json(), id)));
        String state = JobsText.job(ended.json(), id).path("state").asText();
        if (!state.equals("DONE")) {
            throw new RefusedBySiteException("The job ended as " + state.toLowerCase(Locale.ROOT) + ".", "");
        }
        return client;
    }

    private Answer await(SiteClient client, long id) {
        while (true) {
            Answer all = client.get("jobs");
            JsonNode job = JobsText.job(all.json(), id);
            if (job.isMissingNode()) {
                throw new RefusedBySiteException(
                        "The site knows nothing of job " + id + " any more.",
                        "Its server was started again: look, and start anew.");
            }
            if (!job.path("state").asText().equals("RUNNING")) {
                return all;
            }
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RefusedBySiteException("Waiting for job " + id + " was interrupted; it goes on.", "");
            }
        }
    }
}
