package org.reprise.cli.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Position;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** The worklist as a table, one event line by line, and what became of those that were decided about. */
final class QuarantineText {
    private static final Set<String> LEFT = Set.of("FAILED", "UNKNOWN", "REFUSED");

    private QuarantineText() {}

    static String list(Answer answer, Words words) {
        JsonNode page = answer.json();
        Table table = new Table().left("ID", "CAPTURED", "EVENT", "USER", "STATE", "ROWS SINCE");
        for (JsonNode item : page.path("items")) {
            JsonNode event = item.path("event");
            table.row(
                    Words.text(event.path("origin")),
                    words.time(event.path("at")),
                    Words.list(event.path("names")),
                    Words.text(event.path("caller")),
                    state(item),
                    since(item));
        }
        String counts = page.path("waiting").asLong() + " wait, "
                + page.path("submitted").asLong() + " submitted again, "
                + page.path("dropped").asLong() + " dropped\n";
        String more = page.path("next").isObject() ? "More: --after " + Position.text(page.path("next")) + "\n" : "";
        return (table.isEmpty() ? "No such event is in quarantine here.\n" : table.text()) + counts + more;
    }

    private static String state(JsonNode item) {
        JsonNode decision = item.path("event").path("decision");
        String by = decision.path("by").asText("");
        String now = item.path("now").isObject() ? ", in effect as " + Position.text(item.path("now")) : "";
        return Words.lower(decision.path("state")) + (by.isEmpty() ? "" : " by " + by) + now;
    }

    private static String since(JsonNode item) {
        JsonNode since = item.path("since");
        return since.isObject()
                ? Words.lower(since.path("verdict")).replace("none", "unchanged") + ": "
                        + Words.text(since.path("words"))
                : Words.NONE;
    }

    static String whole(Answer answer, Words words) {
        JsonNode item = answer.json().path("item");
        JsonNode event = item.path("event");
        Table table = new Table().left("EVENT", Words.text(event.path("origin")));
        table.row("was at", Position.text(event.path("position")));
        table.row("captured", words.time(event.path("at")));
        table.row("user", Words.text(event.path("caller")));
        for (JsonNode call : answer.json().path("calls")) {
            table.row("call", Words.text(call.path("name")) + " " + Words.text(call.path("arguments")));
        }
        table.row("undone by", Words.lower(event.path("put").path("undone")));
        table.row("why", Words.text(event.path("put").path("why")));
        table.row("state", state(item));
        table.row("reason", Words.text(event.path("decision").path("reason")));
        table.row("rows since", since(item));
        table.row("unfit", Words.text(answer.json().path("unfit")));
        Table rows = new Table().left("TABLE", "KEY", "DID", "COLUMNS", "SINCE", "BY");
        for (JsonNode row : item.path("since").path("rows")) {
            rows.row(List.of("table", "key", "did", "columns", "changed", "by").stream()
                    .map(name -> Words.text(row.path(name)))
                    .toArray());
        }
        return table.text() + (rows.isEmpty() ? "" : rows.text());
    }

    static String results(Answer answer, Words words) {
        Table table = new Table().left("ID", "RESULT", "");
        for (JsonNode result : all(answer)) {
            table.row(
                    Words.text(result.path("origin")),
                    Words.lower(result.path("outcome")),
                    Words.text(result.path("words")));
        }
        return table.text();
    }

    /** How many of them wait as before. */
    static long left(Answer answer) {
        return StreamSupport.stream(all(answer).spliterator(), false)
                .filter(result -> LEFT.contains(result.path("outcome").asText()))
                .count();
    }

    private static Iterable<JsonNode> all(Answer answer) {
        return answer.json().isArray() ? answer.json() : List.of(answer.json());
    }
}
