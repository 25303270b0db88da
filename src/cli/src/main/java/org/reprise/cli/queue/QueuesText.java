package org.reprise.cli.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** Queues, their messages, and who takes these, as tables. */
final class QueuesText {

    private QueuesText() {}

    static String of(Answer answer, Words words) {
        Table table = new Table()
                .left("QUEUE", "WHOSE")
                .right("DEPTH", "ALLOWED", "OLDEST", "IN/S", "OUT/S", "GROWS/S", "EMPTY IN");
        for (JsonNode queue : answer.json().path("queues")) {
            JsonNode filled = queue.path("filled");
            JsonNode flow = queue.path("flow");
            table.row(
                    Words.text(queue.path("name")),
                    Words.lower(queue.path("kind")),
                    filled.path("depth").asLong(),
                    filled.path("allowed").asLong() == 0 ? Words.NONE : filled.path("allowed"),
                    Words.span(queue.path("oldestSeconds")),
                    rate(flow.path("in")),
                    rate(flow.path("out")),
                    rate(flow.path("grows")),
                    Words.span(flow.path("drainSeconds")));
        }
        String trouble = answer.json().path("trouble").asText("");
        long found = answer.json().path("found").asLong();
        long shown = answer.json().path("queues").size();
        return (table.isEmpty() ? "No queue.\n" : table.text())
                + (found > shown ? "The first " + shown + " of " + found + ".\n" : "")
                + (trouble.isEmpty() ? "" : Words.shown(trouble) + "\n");
    }

    private static String rate(JsonNode perSecond) {
        return perSecond.isNumber() ? String.format(Locale.ROOT, "%.1f", perSecond.asDouble()) : Words.NONE;
    }

    static String messages(Answer answer, Words words) {
        Table table = new Table()
                .left("ID", "MESSAGE", "SENT")
                .right("BYTES", "TRIES")
                .left("STATE", "WAS IN", "WHY IT FAILED");
        for (JsonNode message : answer.json()) {
            table.row(
                    Words.text(message.path("id")),
                    Words.text(message.path("messageId")),
                    words.time(message.path("sent")),
                    message.path("bytes").asLong(),
                    message.path("deliveries").asLong(),
                    Words.lower(message.path("state")),
                    Words.text(message.path("from")),
                    Words.text(message.path("failed")));
        }
        return table.isEmpty() ? "No message.\n" : table.text();
    }

    static String consumers(Answer answer, Words words) {
        Table table = new Table().left("MESSAGE-DRIVEN BEAN", "STATE");
        for (JsonNode consumer : answer.json()) {
            table.row(
                    Words.text(consumer.path("name")),
                    consumer.path("paused").asBoolean() ? "paused" : "takes messages");
        }
        return table.isEmpty() ? "No message-driven bean.\n" : table.text();
    }
}
