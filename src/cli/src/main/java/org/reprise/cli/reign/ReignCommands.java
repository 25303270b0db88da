package org.reprise.cli.reign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.ask.RefusedBySiteException;
import org.reprise.cli.ask.Session;
import org.reprise.cli.ask.SiteClient;
import org.reprise.cli.ask.SiteUnreachableException;
import org.reprise.cli.ask.WrongUsageException;
import org.reprise.cli.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who is primary; alone it shows that and who was, its commands make another site primary. */
@Command(name = "reign", description = "Who is primary as the asked site knows it, and the history of reigns.")
public final class ReignCommands implements Runnable {
    private static final String TO = "The site that is to be primary: the asked one.";
    private static final String DRY = "Look whether it can be and print the plan; changes nothing.";
    private static final String LOOK =
            "Once it answers, see by 'reprise reign' who is primary; if nothing was changed, do it again.";
    private static final String CONFIRM = "The site's name once more, so that it is no slip.";

    private final Session session;
    private final Duration pause;

    /** @param pause between looks while waiting */
    public ReignCommands(Session session, Duration pause) {
        this.session = session;
        this.pause = pause;
    }

    @Override
    public void run() {
        session.print(session.client().get("reign"), ReignText::of);
    }

    @Command(
            name = "plan",
            description = "The change of primary that was begun last at the asked server, step by step.")
    void plan() {
        session.print(session.client().get("reign/plan"), ReignText::last);
    }

    @Command(
            name = "group",
            description =
                    "What moves with the primary's role at the asked site: its DNS name, and the required checks.")
    void group() {
        session.print(session.client().get("reign/group"), GroupText::of);
    }

    /** A command of its own. */
    private void change(String way, Wish wish) {
        SiteClient client = session.client();
        if (wish.dry()) {
            Answer answer = client.post("reign/" + way, Map.of("to", wish.to(), "dry", true));
            session.print(answer, ReignText::plan);
            ended(answer.json(), true);
            return;
        }
        if (!wish.to().equals(wish.confirm())) {
            throw new WrongUsageException("Confirm it by the name: --confirm " + wish.to() + ".");
        }
        if (wish.reason().isEmpty()) {
            throw new WrongUsageException("Say why: --reason.");
        }
        client.post("reign/" + way, Map.of("to", wish.to(), "typed", wish.confirm(), "reason", wish.reason()));
        Answer answer = ended(client);
        session.print(answer, ReignText::last);
        ended(answer.json().path(0), false);
    }

    /** Waits for the end of what was begun. */
    private Answer ended(SiteClient client) {
        while (true) {
            Answer answer = plan(client);
            if (answer.json().isEmpty()) {
                throw new SiteUnreachableException(
                        "The server was started again meanwhile, and what it had begun is over. " + LOOK);
            }
            if (!answer.json().path(0).path("outcome").asText().isEmpty()) {
                return answer;
            }
            pause();
        }
    }

    private static Answer plan(SiteClient client) {
        try {
            return client.get("reign/plan");
        } catch (SiteUnreachableException e) {
            throw new SiteUnreachableException(e.getMessage() + " The change was begun. " + LOOK, e);
        }
    }

    private static void ended(JsonNode plan, boolean dry) {
        for (JsonNode step : plan.path("steps")) {
            if (step.path("state").asText().equals("FAILED")) {
                throw new RefusedBySiteException(dry ? "It cannot be done now." : "It was not done.", remedy(plan));
            }
        }
    }

    /** After a planned switch that failed the old primary goes on; where it is to be passed over, it may well be dead. */
    private static String remedy(JsonNode plan) {
        String from = plan.path("from").asText();
        return plan.path("kind").asText().equals("failover") || from.isEmpty()
                ? "Do what the step that failed says, and try again."
                : "Calls go on at " + Words.shown(from) + ", unless the plan says otherwise.";
    }

    private void pause() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SiteUnreachableException("Waiting was interrupted; the change goes on.", e);
        }
    }

    /** What is wished for. */
    record Wish(String to, boolean dry, String confirm, String reason) {}

    /** What both have. */
    static final class Options {
        @Option(names = "--to", paramLabel = "SITE", required = true, description = TO)
        private String to = "";

        @Option(names = "--dry-run", description = DRY)
        private boolean dry;

        @Option(names = "--confirm", paramLabel = "SITE", defaultValue = "", description = CONFIRM)
        private String confirm = "";

        @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = Session.REASON)
        private String reason = "";

        private Wish wish() {
            return new Wish(to, dry, confirm, reason);
        }
    }

    /** {@code reprise switchover}. */
    @Command(
            name = "switchover",
            description = "Make the asked site primary by a planned switch; no acknowledged event is lost.")
    public static final class Switchover implements Runnable {
        private final ReignCommands commands;

        @Mixin
        private final Options options = new Options();

        public Switchover(ReignCommands commands) {
            this.commands = commands;
        }

        @Override
        public void run() {
            commands.change("switchover", options.wish());
        }
    }

    /** {@code reprise failover}. */
    @Command(
            name = "failover",
            description = "Make the asked site primary by force: the primary is dead, and what only it has is missing.")
    public static final class Failover implements Runnable {
        private final ReignCommands commands;

        @Mixin
        private final Options options = new Options();

        public Failover(ReignCommands commands) {
            this.commands = commands;
        }

        @Override
        public void run() {
            commands.change("failover", options.wish());
        }
    }
}
