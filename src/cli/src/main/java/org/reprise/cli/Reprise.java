package org.reprise.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.ask.EffectText;
import org.reprise.cli.ask.RefusedBySiteException;
import org.reprise.cli.ask.Session;
import org.reprise.cli.ask.SiteAddress;
import org.reprise.cli.ask.SiteClient;
import org.reprise.cli.ask.UnequalSitesException;
import org.reprise.cli.ask.WrongUsageException;
import org.reprise.cli.text.Position;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The program, and its commands that are a method each. */
@Command(
        name = "reprise",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Looks at sites of Reprise and tells them what to do.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused, by the site or by you",
            "2:wrong usage: the site was told to do nothing",
            "3:no site answered",
            "4:compared, and the two sites are not equal",
            "70:a defect of this program"
        })
final class Reprise {

    private static final String POSITION = "Position of the event, such as 1:4711.";

    @Mixin
    private final Session session;

    Reprise(Session session) {
        this.session = session;
    }

    @Command(name = "sites", description = "All sites, as the asked one sees them.")
    void sites() {
        session.print(session.client().get("sites"), SitesText::of);
    }

    @Command(name = "site", description = "All figures of the asked site.")
    void site() {
        session.print(session.client().get("site"), SiteText::of);
    }

    @Command(name = "parked", description = "Parked events, lowest position first; --json has all of each reason.")
    void parked(
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = Session.LIMIT) int limit) {
        session.print(session.client().get("parked?limit=" + limit), ParkedText::of);
    }

    @Command(name = "retry", description = "Replay a parked event once more.")
    void retry(
            @Parameters(paramLabel = "<epoch:seq>", description = POSITION) Position position,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        act("parked/" + position.epoch() + "/" + position.seq() + "/retry", reason);
    }

    @Command(name = "skip", description = "Leave a parked event out for ever; this copy then differs from the primary.")
    void skip(
            @Parameters(paramLabel = "<epoch:seq>", description = POSITION) Position position,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason,
            @Option(names = "--yes", description = "Do not ask first.") boolean yes) {
        if (!yes && !session.terminal().interactive()) {
            throw new WrongUsageException("Nobody is there to confirm the skip of " + position + ": give --yes.");
        }
        SiteClient client = session.client(); // who cannot log in is not asked first
        if (!yes && !session.terminal().confirmed(skipping(position))) {
            throw new RefusedBySiteException("You did not say yes.", "");
        }
        String path = "parked/" + position.epoch() + "/" + position.seq() + "/skip";
        session.print(client.post(path, Map.of("reason", reason)), EffectText::of);
    }

    @Command(name = "portions", description = "What of the log is at the asked site, and gaps; portions newest first.")
    void portions(
            @Option(names = "--before", paramLabel = "SEQ", defaultValue = "", description = "Only before this seq.")
                    String before,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = Session.LIMIT) int limit) {
        String query = "portions?limit=" + limit + SiteAddress.parameter("before", before);
        session.print(session.client().get(query), PortionsText::of);
    }

    @Command(name = "discard", description = "Throw away a stored portion that is not replayed, and fetch it anew.")
    void discard(
            @Parameters(paramLabel = "<seq>", description = "An event of it, such as 4711.") long seq,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        act("portions/" + seq + "/discard", reason);
    }

    @Command(name = "proof", description = "What replays proved, what was healed, and which methods are demoted.")
    void proof(
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = Session.LIMIT) int limit) {
        session.print(session.client().get("proof?limit=" + limit), ProofText::of);
    }

    @Command(name = "promote", description = "Let a demoted method be called again.")
    void promote(
            @Parameters(paramLabel = "<event name>", description = "As 'reprise proof' lists it.") String name,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        act("proof/demoted/" + SiteAddress.segment(name) + "/promote", reason);
    }

    @Command(
            name = "check",
            description =
                    "Hold a secondary's tables, driver and Java against another site's; exit code 4 if they cannot hold it.")
    void check(
            @Parameters(
                            paramLabel = "<site>",
                            arity = "0..1",
                            defaultValue = "",
                            description = "Its name; else the first that the asked site follows.")
                    String other,
            @Option(names = "--accept", description = "Let the asked site follow all the same; wants --reason.")
                    boolean accept,
            @Option(names = "--reason", paramLabel = "TEXT", description = Session.REASON) @Nullable String reason) {
        if (accept) {
            if (reason == null) {
                throw new WrongUsageException("Say why: --accept wants --reason.");
            }
            act("fit/accept", reason);
            return;
        }
        Answer answer = session.client().post("fit/check", Map.of("site", other));
        session.print(answer, CheckText::of);
        if (!answer.json().path("fits").asBoolean()) {
            throw new UnequalSitesException("The asked site cannot hold all that the other one has.");
        }
    }

    @Command(
            name = "forget",
            description = "Keep nothing any longer for a site that asks this one, until it asks again.")
    void forget(
            @Parameters(paramLabel = "<site>", description = "Its name.") String site,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        act("site/downstream/" + SiteAddress.segment(site) + "/forget", reason);
    }

    @Command(
            name = "advance-generators",
            description = "Move the id generators of a secondary past all replayed ids, before it becomes primary.")
    void advanceGenerators(
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        Answer answer = session.client().post("proof/generators/advance", Map.of("reason", reason));
        session.print(answer, GeneratorsText::of);
    }

    @Command(name = "audit", description = "What operators did at the asked site, newest first.")
    void audit(
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = Session.LIMIT) int limit) {
        session.print(session.client().get("audit?limit=" + limit), AuditText::of);
    }

    @Command(
            name = "rolling-audit",
            description =
                    "When a secondary's tables were last found equal to those of the site that it follows; exit code 4 if rows differ.")
    void rollingAudit() {
        Answer answer = session.client().get("rolling-audit");
        session.print(answer, RollingAuditText::of);
        if (!answer.json().path("differences").isEmpty()) {
            throw new UnequalSitesException("Rows of the asked site are not as at the one that it follows.");
        }
    }

    private void act(String path, String reason) {
        session.print(session.client().post(path, Map.of("reason", reason)), EffectText::of);
    }

    private String skipping(Position position) {
        return "The event " + position + " will be left out for ever at " + session.address()
                + ", and this copy will differ from the primary. Skip it?";
    }
}
