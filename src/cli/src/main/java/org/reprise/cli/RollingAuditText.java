package org.reprise.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Position;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** How far the rolling audit is: the round, the rows that differ, and each table. */
final class RollingAuditText {

    private RollingAuditText() {}

    static String of(Answer answer, Words words) {
        JsonNode audit = answer.json();
        StringBuilder text = new StringBuilder();
        if (!audit.path("rests").asText("").isEmpty()) {
            text.append("Nothing is read: ").append(said(audit, "rests")).append(".\n");
        }
        if (audit.path("round").asLong() == 0) {
            return text.append("No round has begun yet.\n").toString();
        }
        text.append(round(audit, words));
        Table differing = new Table().left("TABLE", "KEY", "COLUMN", "THERE", "HERE", "LAST WRITTEN BY", "FOUND");
        audit.path("differences").forEach(each -> difference(each, differing, words));
        if (!differing.isEmpty()) {
            text.append("\nRows that differ:\n").append(differing.text());
        }
        Table tables =
                new Table().left("TABLE", "LAST EQUAL").right("ROWS", "DIFFER").left("NOTE");
        audit.path("tables").forEach(each -> table(each, tables, words));
        return text.append("\n").append(tables.text()).toString();
    }

    private static String round(JsonNode audit, Words words) {
        return "Round " + audit.path("round").asLong() + " against " + said(audit, "upstream") + ", begun "
                + words.time(audit.path("began")) + ": " + audit.path("done").asLong() + " of "
                + audit.path("tables").size() + " tables, " + audit.path("rows").asLong() + " rows; "
                + audit.path("suspects").asLong() + " to be looked at again\n"
                + "Since the start: " + count(audit, "found") + " found, " + count(audit, "repaired") + " repaired, "
                + count(audit, "gone") + " gone\n";
    }

    private static long count(JsonNode audit, String what) {
        return audit.path("counts").path(what).asLong();
    }

    private static void difference(JsonNode each, Table table, Words words) {
        boolean known = each.path("position").isObject();
        table.row(
                Words.text(each.path("table")),
                Words.text(each.path("key")),
                Words.text(each.path("column")),
                Words.text(each.path("there")),
                Words.text(each.path("here")),
                known
                        ? Position.text(each.path("position")) + " " + Words.text(each.path("event"))
                        : "not known any more",
                words.time(each.path("at")));
    }

    private static void table(JsonNode each, Table table, Words words) {
        JsonNode equal = each.path("equalAt");
        table.row(
                Words.text(each.path("table")),
                equal.isNull() || equal.isMissingNode() ? "not yet" : words.time(equal),
                each.path("rows").asLong(),
                each.path("differing").asLong(),
                each.path("note").asText(""));
    }

    private static String said(JsonNode json, String field) {
        return Words.shown(Words.text(json.path(field)));
    }
}
