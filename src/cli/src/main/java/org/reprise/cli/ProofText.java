package org.reprise.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Position;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** What was proved and what was found, each kind as a table of its own; kinds of which there is nothing are left out. */
final class ProofText {

    private ProofText() {}

    static String of(Answer answer, Words words) {
        JsonNode proof = answer.json();
        StringBuilder text = new StringBuilder();
        part(
                text,
                "",
                new Table().left("EVENT").right("BY CALL", "BY ROWS", "HEALED", "PARKED", "PROOF MICROS"),
                proof.path("methods"),
                ProofText::method);
        part(
                text,
                "Demoted methods: their events are brought about by rows.",
                new Table().left("EVENT", "SINCE", "LAST REASON"),
                proof.path("demoted"),
                (each, table) -> table.row(
                        Words.text(each.path("name")), words.time(each.path("at")), Words.text(each.path("reason"))));
        part(
                text,
                "Differences: each was healed, or its event is parked.",
                new Table().right("POSITION").left("EVENT", "ROW", "COLUMN", "PRIMARY", "HERE", "FOUND"),
                proof.path("differences"),
                (each, table) -> difference(each, table, words));
        part(
                text,
                "Written without a replicated call:",
                new Table().left("TABLE").right("ROWS"),
                proof.path("uncaptured"),
                (each, table) -> table.row(
                        Words.text(each.path("table")), each.path("rows").asLong()));
        part(
                text,
                "Rows that no event has: JDBC beside JPA, a trigger, a cascade or a function wrote them.",
                new Table().left("TABLE", "EVENT").right("ROWS", "TRANSACTIONS"),
                proof.path("unseen").path("found"),
                ProofText::unseen);
        part(
                text,
                "Business calls refused, because this site is a secondary:",
                new Table().left("EVENT").right("CALLS"),
                proof.path("refusedCalls"),
                (each, table) -> table.row(
                        Words.text(each.path("name")), each.path("calls").asLong()));
        part(
                text,
                "Lossy columns: they keep less than was written.",
                new Table().left("TABLE", "COLUMN", "ROW", "WRITTEN", "KEPT").right("TIMES"),
                proof.path("lossy"),
                ProofText::lossy);
        part(
                text,
                "Statements of the application that this site executed, and how they go to others:",
                new Table().right("TIMES").left("BY", "STATEMENT", "BECAUSE"),
                proof.path("statements"),
                (each, table) -> table.row(
                        each.path("times").asLong(),
                        Words.text(each.path("way")),
                        Words.text(each.path("text")),
                        Words.text(each.path("reason"))));
        return text.isEmpty() ? "Nothing has been replayed here yet." : text.toString();
    }

    private static void part(
            StringBuilder text, String title, Table table, JsonNode list, BiConsumer<JsonNode, Table> row) {
        list.forEach(each -> row.accept(each, table));
        if (table.isEmpty()) {
            return;
        }
        text.append(text.isEmpty() ? "" : "\n");
        text.append(title.isEmpty() ? "" : title + "\n");
        text.append(table.text());
    }

    private static void method(JsonNode method, Table table) {
        table.row(
                Words.text(method.path("name")),
                method.path("called").asLong(),
                method.path("applied").asLong(),
                method.path("healed").asLong(),
                method.path("parked").asLong(),
                String.format(Locale.ROOT, "%.0f", method.path("provingMicros").asDouble()));
    }

    private static void difference(JsonNode each, Table table, Words words) {
        table.row(
                Position.text(each.path("position")),
                Words.text(each.path("name")),
                Words.text(each.path("place")),
                Words.text(each.path("column")),
                Words.text(each.path("there")),
                Words.text(each.path("here")),
                words.time(each.path("at")));
    }

    private static void unseen(JsonNode each, Table table) {
        String place = each.path("table").asText();
        String method = each.path("method").asText();
        table.row(
                place.isEmpty() ? "(not named)" : place,
                method.isEmpty() ? "(no replicated call)" : method,
                each.path("rows").asLong(),
                each.path("transactions").asLong());
    }

    private static void lossy(JsonNode each, Table table) {
        table.row(
                Words.text(each.path("table")),
                Words.text(each.path("column")),
                Words.text(each.path("key")),
                Words.text(each.path("written")),
                Words.text(each.path("kept")),
                each.path("times").asLong());
    }
}
