package org.reprise.cli.log;

import com.fasterxml.jackson.databind.JsonNode;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Position;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** The event log as a table, and one event line by line. */
final class EventsText {

    private EventsText() {}

    static String list(Answer answer, Words words) {
        JsonNode page = answer.json();
        Table table = new Table()
                .right("POSITION")
                .left("CAPTURED", "EVENT")
                .right("CALLS", "BYTES")
                .left("USER", "FAILURE");
        for (JsonNode event : page.path("events")) {
            table.row(
                    Position.text(event.path("position")),
                    words.time(event.path("at")),
                    Words.text(event.path("title")),
                    event.path("calls").asLong(),
                    event.path("bytes").asLong(),
                    Words.text(event.path("user")),
                    Words.text(event.path("failure")));
        }
        boolean more = page.path("next").isNumber();
        StringBuilder text =
                new StringBuilder(!table.isEmpty() ? table.text() : more ? "No event so far.\n" : "No event.\n");
        for (JsonNode gap : page.path("gaps")) {
            text.append("Not here: " + gap.path("from").asLong() + " to "
                    + gap.path("to").asLong() + (gap.path("byChoice").asBoolean() ? ", left out by choice\n" : "\n"));
        }
        if (more) {
            text.append("Older ones: --before " + page.path("next").asLong() + "\n");
        }
        return text.toString();
    }

    static String whole(Answer answer, Words words) {
        JsonNode whole = answer.json();
        JsonNode event = whole.path("event");
        Table table = new Table().left("EVENT", Position.text(event.path("position")));
        table.row("name", Words.text(event.path("title")));
        table.row("captured", words.time(event.path("at")));
        table.row("user", Words.text(event.path("user")));
        table.row("failure", Words.text(event.path("failure")));
        table.row("proof", Words.text(whole.path("proof")));
        table.row("body", Words.text(whole.path("body")));
        table.row("evidence", Words.text(whole.path("evidence")));
        return table.text();
    }
}
