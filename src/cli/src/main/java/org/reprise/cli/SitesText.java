package org.reprise.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.policy.PolicyText;
import org.reprise.cli.text.Behind;
import org.reprise.cli.text.Position;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** All sites as a table, and below it what hinders them. */
final class SitesText {

    private SitesText() {}

    static String of(Answer answer, Words words) {
        Table table = new Table()
                .left("SITE", "ROLE", "STATE")
                .right("HEAD", "STORED", "REPLAYED", "LAG EVENTS", "LAG TIME")
                .left("FOLLOWS", "REPLAYS")
                .right("PARKED");
        List<String> notes = new ArrayList<>();
        for (JsonNode site : answer.json().path("sites")) {
            row(site, table);
            note(site, words, notes);
        }
        String below = notes.isEmpty() ? "" : "\n" + String.join("\n", notes);
        return table.text() + below;
    }

    private static void row(JsonNode site, Table table) {
        JsonNode figures = site.path("figures");
        JsonNode following = figures.path("following");
        table.row(
                Words.text(site.path("name")),
                Words.lower(figures.path("role")),
                state(site),
                Position.text(figures.path("head")),
                Position.text(figures.path("stored")),
                Position.text(figures.path("replayed")),
                lagEvents(site),
                lag(site, Words.span(figures.path("lagSeconds"))),
                PolicyText.follows(following),
                Words.text(following.path("schedule")),
                Words.text(figures.path("parked")));
    }

    private static String lagEvents(JsonNode site) {
        long atLeast = site.path("atLeast").asLong();
        return atLeast > 0
                ? "at least " + atLeast
                : lag(site, Words.text(site.path("figures").path("lagEvents")));
    }

    /** What it said of itself while it answered says nothing of now. */
    private static String lag(JsonNode site, String known) {
        JsonNode figures = site.path("figures");
        boolean says = site.path("reachable").asBoolean() && Words.isLagKnown(figures);
        return figures.isMissingNode() || says ? known : Words.UNKNOWN;
    }

    static String state(JsonNode site) {
        JsonNode figures = site.path("figures");
        if (!site.path("reachable").asBoolean()) {
            return "unreachable";
        }
        if (!figures.path("ready").asBoolean()) {
            return "not ready";
        }
        if (!figures.path("differs").isEmpty()) {
            return "differs";
        }
        boolean hindered = !figures.path("trouble").asText("").isBlank()
                || figures.path("parked").asLong() > 0;
        return hindered ? "hindered" : "ready";
    }

    private static void note(JsonNode site, Words words, List<String> notes) {
        JsonNode figures = site.path("figures");
        String name = Words.text(site.path("name")) + ": ";
        if (!site.path("reachable").asBoolean()) {
            String age = figures.isObject() ? " Its figures are " + Words.span(site.path("ageSeconds")) + " old." : "";
            String text = name + "not reachable since " + words.time(site.path("since")) + ". "
                    + Words.text(site.path("error")) + age;
            notes.add(Words.shown(text));
            return;
        }
        for (JsonNode why : figures.path("differs")) {
            notes.add(Words.shown(name + "does not hold what the primary holds: " + why.asText()));
        }
        String trouble = figures.path("trouble").asText("");
        if (!trouble.isBlank()) {
            notes.add(Words.shown(name + trouble));
        }
        for (JsonNode asker : figures.path("downstream")) {
            if (asker.path("behind").path("events").asLong() > 0) {
                notes.add(Words.shown(name + Words.text(asker.path("site")) + " is " + Behind.text(asker.path("behind"))
                        + " behind"));
            }
        }
        if (figures.path("parked").asLong() > 0) {
            notes.add(Words.shown(name + "replay waits for an operator: an event is parked."));
        }
        long quarantined = figures.path("quarantined").asLong();
        if (quarantined > 0) {
            notes.add(Words.shown(
                    name + quarantined + " quarantined " + (quarantined == 1 ? "event waits" : "events wait")
                            + " for what you make of them: 'reprise quarantine list' there."));
        }
    }
}
