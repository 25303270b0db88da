package org.reprise.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Position;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** Parked events as a table, each with the innermost of its causes. */
final class ParkedText {

    private ParkedText() {}

    static String of(Answer answer, Words words) {
        JsonNode events = answer.json().path("events");
        long total = answer.json().path("total").asLong();
        if (total == 0) {
            return "Nothing is parked at this site.";
        }
        Table table = new Table().right("POSITION").left("EVENT").right("TRIES").left("SINCE", "REASON");
        for (JsonNode event : events) {
            table.row(
                    Position.text(event.path("position")),
                    Words.text(event.path("name")),
                    event.path("tries").asLong(),
                    words.time(event.path("at")),
                    Words.rootCause(event.path("reason")));
        }
        return table.text() + "\n" + count(events.size(), total) + " "
                + answer.json().path("waitingBehind").asLong() + " stored wait behind.";
    }

    private static String count(int listed, long total) {
        return listed < total ? total + " parked, the first " + listed + " listed;" : total + " parked;";
    }
}
