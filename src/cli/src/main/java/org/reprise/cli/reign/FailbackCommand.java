package org.reprise.cli.reign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.ask.Session;
import org.reprise.cli.ask.WrongUsageException;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A site that has events which no other one has comes back. */
@Command(
        name = "failback",
        description = "Bring the asked site back that has events which the new primary has not; none of them is lost.")
public final class FailbackCommand implements Runnable {
    private final Session session;

    @Option(names = "--look", description = "Show what would be undone, and whether it can be; changes nothing.")
    private boolean look;

    @Option(names = "--undo", description = "Put these events into quarantine, undo what they did, and follow.")
    private boolean undo;

    @Option(names = "--seed", description = "Put them into quarantine, take all rows from another site, and follow.")
    private boolean seed;

    @Option(
            names = "--confirm",
            paramLabel = "SITE",
            defaultValue = "",
            description = "The asked site's name, so that it is no slip.")
    private String confirm = "";

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = Session.REASON)
    private String reason = "";

    public FailbackCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (Stream.of(look, undo, seed).filter(each -> each).count() > 1) {
            throw new WrongUsageException("Choose one: --look, --undo or --seed.");
        }
        if (!undo && !seed) {
            session.print(session.client().get("reign/return"), FailbackCommand::text);
            return;
        }
        if (confirm.isEmpty()) {
            throw new WrongUsageException("Confirm it by the name of the site that comes back: --confirm.");
        }
        if (reason.isEmpty()) {
            throw new WrongUsageException("Say why: --reason.");
        }
        Answer answer = session.client()
                .post("reign/return/" + (undo ? "undo" : "seed"), Map.of("typed", confirm, "reason", reason));
        session.print(answer, FailbackCommand::text);
    }

    static String text(Answer answer, Words words) {
        JsonNode json = answer.json();
        StringBuilder text = new StringBuilder();
        if (json.path("total").asLong() > 0) {
            text.append(json.path("total").asText())
                    .append(" events behind ")
                    .append(json.path("common").asText())
                    .append(" are only here, and not at ")
                    .append(Words.shown(json.path("upstream").asText()))
                    .append(":\n");
            Table table = new Table().right("EVENTS").left("NAME");
            json.path("events")
                    .fields()
                    .forEachRemaining(each -> table.row(each.getValue().asText(), Words.shown(each.getKey())));
            text.append(table.text());
            text.append('\n');
        }
        return text + Words.shown(json.path("advice").asText());
    }
}
