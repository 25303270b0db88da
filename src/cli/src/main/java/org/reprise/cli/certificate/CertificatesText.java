package org.reprise.cli.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** Certificates as a table. */
final class CertificatesText {

    private CertificatesText() {}

    static String of(Answer answer, Words words) {
        Table table = new Table().left("SERVER", "IS", "GOOD UNTIL", "SHA-256");
        for (JsonNode each : answer.json()) {
            table.row(
                    Words.text(each.path("name")),
                    each.path("own").asBoolean() ? "this one" : "trusted",
                    words.time(each.path("until")),
                    Words.text(each.path("fingerprint")));
        }
        return table.isEmpty()
                ? "There is no certificate: 'reprise certificate make <server>' makes one."
                : table.text();
    }
}
