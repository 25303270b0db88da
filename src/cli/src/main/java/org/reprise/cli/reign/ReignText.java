package org.reprise.cli.reign;

import com.fasterxml.jackson.databind.JsonNode;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** Who is primary, who was, and the plan by which another site becomes it. */
final class ReignText {

    private ReignText() {}

    static String of(Answer answer, Words words) {
        JsonNode json = answer.json();
        StringBuilder text = new StringBuilder("Site " + Words.text(json.path("site")) + " is "
                + Words.lower(json.path("role")) + "; primary: " + Words.text(json.path("primary")) + "\n");
        if (!json.path("rests").asText().isEmpty()) {
            text.append(json.path("rests").asText()).append('\n');
        }
        Table table = new Table().right("EPOCH", "FROM EVENT").left("PRIMARY", "SINCE", "BY", "REASON");
        for (JsonNode reign : json.path("reigns")) {
            table.row(
                    reign.path("epoch").asText(),
                    reign.path("first").asText(),
                    Words.text(reign.path("primary")),
                    words.time(reign.path("begun")),
                    Words.text(reign.path("by")),
                    Words.text(reign.path("reason")));
        }
        return table.isEmpty()
                ? text + "No promotion is known here: the configuration says who is primary."
                : text + table.text();
    }

    static String last(Answer answer, Words words) {
        return answer.json().isEmpty()
                ? "No change of primary has been begun since this server started."
                : plan(answer.json().get(0));
    }

    static String plan(Answer answer, Words words) {
        return plan(answer.json());
    }

    private static String plan(JsonNode plan) {
        StringBuilder text = new StringBuilder();
        int number = 1;
        for (JsonNode step : plan.path("steps")) {
            String found = step.path("found").asText();
            text.append(number++)
                    .append(". ")
                    .append(mark(step.path("state").asText()))
                    .append(Words.shown(step.path("text").asText()))
                    .append(found.isEmpty() ? "" : ": " + Words.shown(found))
                    .append('\n');
        }
        return text + Words.shown(plan.path("outcome").asText());
    }

    private static String mark(String state) {
        return switch (state) {
            case "DONE" -> "done    ";
            case "FAILED" -> "FAILED  ";
            case "RUNS" -> "now     ";
            default -> "        ";
        };
    }
}
