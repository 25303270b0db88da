package org.reprise.cli.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** Alerts as a table, what each says below it. */
final class AlertsText {

    private AlertsText() {}

    static String of(Answer answer, Words words, boolean all) {
        List<JsonNode> alerts = shown(answer.json(), all);
        Table table = new Table().left("ALERT", "SEVERITY", "STATE", "SINCE", "LOOKED AFTER BY", "MUTED UNTIL");
        for (JsonNode alert : alerts) {
            table.row(
                    Words.text(alert.path("id")),
                    Words.lower(alert.path("severity")),
                    Words.lower(alert.path("state")),
                    words.time(alert.has("fired") ? alert.path("fired") : alert.path("since")),
                    Words.text(alert.path("takenBy")),
                    alert.has("muted") ? words.time(alert.path("muted")) : Words.NONE);
        }
        String texts = alerts.stream()
                .map(alert -> Words.text(alert.path("id")) + " " + Words.shown(Words.text(alert.path("text"))) + "\n")
                .collect(Collectors.joining());
        return (table.isEmpty() ? "Nothing fires.\n" : table.text() + texts) + rest(answer.json(), words);
    }

    private static String rest(JsonNode view, Words words) {
        StringBuilder text = new StringBuilder();
        for (JsonNode mute : view.path("mutes")) {
            text.append("Muted: ")
                    .append(Words.text(mute.path("what")))
                    .append(" until ")
                    .append(words.time(mute.path("until")))
                    .append(" by ")
                    .append(Words.text(mute.path("who")))
                    .append('\n');
        }
        for (JsonNode channel : view.path("channels")) {
            String trouble = channel.path("trouble").asText("");
            if (!trouble.isEmpty()) {
                text.append(Words.text(channel.path("name")))
                        .append(" takes nothing now, ")
                        .append(channel.path("waiting").asLong())
                        .append(" wait: ")
                        .append(Words.shown(trouble))
                        .append('\n');
            }
        }
        String note = view.path("note").asText("");
        return text + (note.isEmpty() ? "" : Words.shown(note) + "\n");
    }

    private static List<JsonNode> shown(JsonNode view, boolean all) {
        List<JsonNode> shown = new ArrayList<>();
        for (JsonNode alert : view.path("alerts")) {
            if (all || alert.path("state").asText().equals("FIRING")) {
                shown.add(alert);
            }
        }
        return shown;
    }

    /** What stands there, without figures in words that move. */
    static String state(JsonNode view, boolean all) {
        return shown(view, all).stream()
                        .map(alert -> alert.path("id").asText() + " "
                                + alert.path("state").asText() + " "
                                + alert.path("takenBy").asText() + " "
                                + alert.path("muted").asText())
                        .collect(Collectors.joining("\n"))
                + view.path("mutes")
                + view.path("channels")
                + view.path("note");
    }
}
