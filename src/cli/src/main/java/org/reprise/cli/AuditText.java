package org.reprise.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** The audit trail as a table. */
final class AuditText {

    private AuditText() {}

    static String of(Answer answer, Words words) {
        Table table = new Table().left("WHEN", "WHO", "ACT", "ON", "REASON");
        for (JsonNode entry : answer.json()) {
            table.row(
                    words.time(entry.path("at")),
                    Words.text(entry.path("who")),
                    Words.text(entry.path("act")),
                    Words.text(entry.path("subject")),
                    Words.text(entry.path("reason")));
        }
        return table.isEmpty() ? "No operator has done anything here yet." : table.text();
    }
}
