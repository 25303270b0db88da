package org.reprise.cli.policy;

import java.util.List;
import java.util.Map;
import org.reprise.cli.ask.EffectText;
import org.reprise.cli.ask.Session;
import org.reprise.cli.ask.SiteAddress;
import org.reprise.cli.ask.WrongUsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whom the asked site follows, in what, and when it replays; alone it shows that, its commands change it. */
@Command(name = "policy", description = "Whom the asked site follows, and when it replays.")
public final class PolicyCommands implements Runnable {

    private static final String CONFIRM = "Name of the asked site, where events are left out for good.";

    private final Session session;

    public PolicyCommands(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.print(session.client().get("policy"), PolicyText::of);
    }

    @Command(name = "upstreams", description = "Ask these sites, in this order: the first that has what is needed.")
    void upstreams(
            @Parameters(arity = "1", split = ",", paramLabel = "<site>", description = "Names of sites: a,b,c.")
                    List<String> upstreams,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        set("policy/upstreams", Map.of("upstreams", upstreams, "reason", reason));
    }

    @Command(name = "replay", description = "Replay by a schedule.")
    void replay(
            @Parameters(
                            arity = "1..*",
                            paramLabel = "<schedule>",
                            description = "immediate, every PT10M, 'cron 0 3 * * *', delayed PT2H or held.")
                    List<String> schedule,
            @Option(
                            names = "--until",
                            paramLabel = "X",
                            defaultValue = "",
                            description =
                                    "Stop there: a position such as 1:500 or a time such as 2026-11-23T03:00:00Z.")
                    String until,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        set("policy/replay", Map.of("schedule", String.join(" ", schedule), "until", until, "reason", reason));
    }

    @Command(name = "subscription", description = "Take only some events; what was left out before stays left out.")
    void subscription(
            @Parameters(
                            paramLabel = "<terms>",
                            description =
                                    "Terms between commas, such as failed or 'name=network.*' or 'kind=message&status=sent';"
                                            + " an empty text for every event.")
                    String terms,
            @Option(
                            names = "--dry-run",
                            description =
                                    "Say what it would take and leave of the events of the last day; change nothing.")
                    boolean dryRun,
            @Option(names = "--confirm", paramLabel = "SITE", defaultValue = "", description = CONFIRM) String typed,
            @Option(
                            names = "--reason",
                            paramLabel = "TEXT",
                            defaultValue = "",
                            description = Session.REASON + " Needed but with --dry-run.")
                    String reason) {
        if (dryRun) {
            String query = "policy/subscription/preview?subscription=" + SiteAddress.segment(terms);
            session.print(session.client().get(query), EffectText::of);
            return;
        }
        if (reason.isBlank()) {
            throw new WrongUsageException("--reason is missing.");
        }
        set("policy/subscription", Map.of("subscription", terms, "typed", typed, "reason", reason));
    }

    @Command(name = "priority", description = "Transfer events of these kinds first when the site is far behind.")
    void priority(
            @Parameters(
                            arity = "1",
                            split = ",",
                            paramLabel = "<kind>",
                            description = "Kinds, the highest first: urgent,high; an empty text for the log's order.")
                    List<String> kinds,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        List<String> named = kinds.stream().filter(kind -> !kind.isBlank()).toList();
        set("policy/priority", Map.of("priority", named, "reason", reason));
    }

    @Command(name = "superseded", description = "Take events that later ones have made irrelevant, or leave them out.")
    void superseded(
            @Parameters(paramLabel = "<keep|leave-out>", description = "keep or leave-out.") String superseded,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        set("policy/superseded", Map.of("superseded", superseded, "reason", reason));
    }

    @Command(name = "release", description = "Replay what has come by now, whatever the schedule says.")
    void release(
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        session.print(session.client().post("policy/release", Map.of("reason", reason)), EffectText::of);
    }

    private void set(String path, Map<String, ?> wish) {
        session.print(session.client().put(path, wish), EffectText::of);
    }
}
