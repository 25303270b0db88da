package org.reprise.cli.key;

import com.fasterxml.jackson.databind.JsonNode;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** Keys as a table. */
final class KeysText {

    private KeysText() {}

    static String of(Answer answer, Words words) {
        Table table = new Table().left("SITE", "ID", "STATE", "PUBLIC KEY");
        for (JsonNode key : answer.json()) {
            table.row(
                    Words.text(key.path("site")), Words.text(key.path("id")), state(key), Words.text(key.path("text")));
        }
        return table.isEmpty() ? "This site has no keys: reprise.security is off." : table.text();
    }

    private static String state(JsonNode key) {
        if (key.path("signs").asBoolean()) {
            return "signs";
        }
        return key.path("valid").asBoolean()
                ? "valid"
                : "revoked, good up to " + key.path("goodUpTo").asLong();
    }
}
