package org.reprise.cli.reign;

import com.fasterxml.jackson.databind.JsonNode;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** What moves with the primary's role. */
final class GroupText {

    private GroupText() {}

    static String of(Answer answer, Words words) {
        JsonNode json = answer.json();
        StringBuilder text = new StringBuilder("Service group " + Words.text(json.path("name")));
        String name = json.path("dnsName").asText();
        String state = json.path("dnsState").asText();
        if (!name.isEmpty()) {
            text.append("; ")
                    .append(Words.shown(name))
                    .append(' ')
                    .append(state.isEmpty() ? "is at the primary" : Words.shown(state));
        }
        text.append('\n');
        if (!json.path("trouble").asText().isEmpty()) {
            text.append(Words.shown(json.path("trouble").asText())).append('\n');
        }
        Table table = new Table().left("CHECK", "STATE", "SINCE", "LOOKS AT", "FOUND LAST");
        for (JsonNode check : json.path("checks")) {
            table.row(
                    Words.text(check.path("name")),
                    Words.lower(check.path("state")),
                    check.path("since").asText().isEmpty() ? "" : words.time(check.path("since")),
                    Words.text(check.path("target")),
                    Words.text(check.path("last")));
        }
        return table.isEmpty() ? text + "No checks are required." : text + table.text();
    }
}
