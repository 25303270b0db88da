package org.reprise.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** What of the log is at a site, and its portions as a table. */
final class PortionsText {

    private PortionsText() {}

    static String of(Answer answer, Words words) {
        Table table = new Table()
                .right("FROM", "TO", "EVENTS")
                .left("STATE")
                .right("LEFT OUT", "SUPERSEDED", "BYTES")
                .left("SEALED");
        for (JsonNode span : answer.json().path("spans")) {
            table.row(
                    span.path("from").asLong(),
                    span.path("to").asLong(),
                    span.path("to").asLong() - span.path("from").asLong() + 1,
                    Words.lower(span.path("state")) + opens(span, words),
                    span.path("leftOut").asLong(),
                    span.path("superseded").asLong(),
                    span.path("bytes").asLong(),
                    words.time(span.path("sealedAt")));
        }
        JsonNode next = answer.json().path("next");
        return (table.isEmpty() ? "No portion.\n" : table.text())
                + (next.isNumber() ? "Older ones: --before " + next.asLong() + "\n" : "")
                + stock(answer.json().path("stock"), words);
    }

    private static String stock(JsonNode stock, Words words) {
        if (!stock.isObject()) {
            return "";
        }
        long applied = stock.path("applied").asLong();
        long complete = stock.path("complete").asLong();
        StringBuilder text = new StringBuilder("\nComplete up to " + complete + ", the log goes to "
                + stock.path("head").asLong() + ", applied up to " + applied + ".\n");
        JsonNode hold = stock.path("hold");
        if (complete > applied) {
            text.append(complete - applied)
                    .append(" events (")
                    .append(stock.path("waitingBytes").asLong())
                    .append(" bytes) wait")
                    .append(stock.path("parked").asLong() > 0 ? " behind a parked event" : "")
                    .append(held(hold))
                    .append(opens(hold, words))
                    .append(".\n");
        }
        long asked = stock.path("asked").asLong();
        if (asked < stock.path("head").asLong()) {
            text.append("Asked for when they may be replayed: ")
                    .append(asked + 1)
                    .append(" to ")
                    .append(stock.path("head").asLong())
                    .append(held(hold))
                    .append(opens(hold, words))
                    .append(".\n");
        }
        for (JsonNode gap : stock.path("gaps")) {
            text.append("Missing: " + gap.path("from").asLong() + " to "
                    + gap.path("to").asLong() + "\n");
        }
        return text.toString();
    }

    private static String held(JsonNode hold) {
        return hold.isObject() ? ", held by " + Words.text(hold.path("schedule")) + until(hold) : "";
    }

    private static String until(JsonNode hold) {
        String until = hold.path("until").asText("");
        return until.isEmpty() ? "" : " until " + Words.shown(until);
    }

    private static String opens(JsonNode held, Words words) {
        return held.path("opens").isTextual() ? ", till " + words.time(held.path("opens")) : "";
    }
}
