package org.reprise.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Position;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** Jobs, and what they found, as tables. */
final class JobsText {

    private JobsText() {}

    static String list(Answer answer, Words words) {
        Table table = table();
        answer.json().forEach(job -> row(job, table, words));
        return table.isEmpty() ? "No job has been started yet." : table.text();
    }

    static String one(Answer answer, Words words) {
        Table table = table();
        row(answer.json(), table, words);
        return table.text();
    }

    private static Table table() {
        return new Table()
                .right("JOB")
                .left("KIND", "ON", "STATE", "STARTED", "BY", "DOING")
                .right("DONE", "OF", "LEFT")
                .left("RESULT");
    }

    private static void row(JsonNode job, Table table, Words words) {
        table.row(
                job.path("id").asLong(),
                Words.text(job.path("kind")),
                Words.text(job.path("subject")),
                Words.lower(job.path("state")),
                words.time(job.path("startedAt")),
                Words.text(job.path("who")),
                Words.text(job.path("stage")),
                job.path("done").asLong(),
                job.path("total").asLong() == 0 ? Words.NONE : job.path("total").asLong(),
                Words.span(job.path("remainingSeconds")),
                job.path("result").asText().lines().findFirst().orElse(Words.NONE));
    }

    /** Missing when it is not among them. */
    static JsonNode job(JsonNode jobs, long id) {
        for (JsonNode job : jobs) {
            if (job.path("id").asLong() == id) {
                return job;
            }
        }
        return MissingNode.getInstance();
    }

    /** All of its lines. */
    static String result(JsonNode job) {
        StringBuilder text = new StringBuilder();
        job.path("result").asText().lines().forEach(line -> text.append(Words.shown(line))
                .append('\n'));
        return text.toString();
    }

    static String projections(Answer answer, Words words) {
        Table table =
                new Table().left("PROJECTION").right("POSITION", "LAG EVENTS").left("TROUBLE", "NEEDS A REBUILD");
        for (JsonNode each : answer.json()) {
            table.row(
                    Words.text(each.path("name")),
                    Position.text(each.path("position")),
                    each.path("lagEvents").asLong(),
                    Words.text(each.path("trouble")),
                    Words.text(each.path("rebuild")));
        }
        return table.isEmpty() ? "This application has no projection." : table.text();
    }

    static String seed(Answer answer, Words words) {
        Table table = new Table().left("FROM", "STATE").right("POSITION").left("BEGUN", "REASON");
        for (JsonNode seed : answer.json()) {
            table.row(
                    Words.text(seed.path("source")),
                    Words.lower(seed.path("state")),
                    Position.text(seed.path("origin").path("position")),
                    words.time(seed.path("begunAt")),
                    Words.text(seed.path("reason")));
        }
        return table.isEmpty() ? "This site was not seeded." : table.text();
    }

    static String compared(Answer answer, Words words) {
        JsonNode compared = answer.json();
        Table tables = new Table().left("TABLE").right("HERE", "THERE", "MISSING", "EXTRA", "CHANGED");
        for (JsonNode table : compared.path("tables")) {
            tables.row(
                    Words.text(table.path("table")),
                    table.path("here").asLong(),
                    table.path("there").asLong(),
                    table.path("missing").asLong(),
                    table.path("extra").asLong(),
                    table.path("changed").asLong());
        }
        Table rows = new Table().left("TABLE", "KEY", "COLUMN", "THERE", "HERE");
        for (JsonNode each : compared.path("differences")) {
            rows.row(
                    Words.text(each.path("table")),
                    Words.text(each.path("key")),
                    Words.text(each.path("column")),
                    Words.text(each.path("there")),
                    Words.text(each.path("here")));
        }
        String head =
                "With " + Words.text(compared.path("other")) + " at " + Words.text(compared.path("position")) + ", "
                        + words.time(compared.path("at")) + ": "
                        + (compared.path("equal").asBoolean() ? "all equal" : "not equal") + "\n";
        return Words.shown(head) + "\n" + tables.text() + (rows.isEmpty() ? "" : "\n" + rows.text());
    }
}
