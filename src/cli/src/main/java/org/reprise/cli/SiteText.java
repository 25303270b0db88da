package org.reprise.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.policy.PolicyText;
import org.reprise.cli.text.Behind;
import org.reprise.cli.text.Position;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** All figures of one site, line by line. */
final class SiteText {

    private static final List<String> COUNTERS = List.of(
            "captured", "sealed", "sent", "received", "duplicates", "refused", "replayed", "parked", "superseded");

    private SiteText() {}

    static String of(Answer answer, Words words) {
        JsonNode figures = answer.json();
        Table table = new Table().left("SITE", Words.shown(Words.text(figures.path("site"))));
        table.row("role", Words.lower(figures.path("role")));
        table.row("primary", Words.text(figures.path("primary")));
        table.row("ready", figures.path("ready").asBoolean() ? "yes" : "no");
        table.row("trouble", Words.text(figures.path("trouble")));
        table.row("head", Position.text(figures.path("head")));
        table.row("stored", Position.text(figures.path("stored")));
        table.row("replayed", Position.text(figures.path("replayed")));
        table.row(
                "lag",
                Words.isLagKnown(figures)
                        ? Words.text(figures.path("lagEvents")) + " events, " + Words.span(figures.path("lagSeconds"))
                        : Words.UNKNOWN);
        if (figures.path("behind").isObject()) {
            table.row("not replayed", Behind.text(figures.path("behind")));
        }
        acks(figures.path("acks"), table);
        table.row("parked now", Words.text(figures.path("parked")));
        table.row("quarantined", Words.text(figures.path("quarantined")));
        PolicyText.rows(figures.path("following"), table);
        COUNTERS.forEach(name -> table.row(
                name + " since start", Words.text(figures.path("counters").path(name))));
        table.row(
                "calls refused since start", Words.text(figures.path("counters").path("refusedCalls")));
        table.row("at", words.time(figures.path("at")));
        return table.text() + queues(figures.path("queues")) + downstream(figures.path("downstream"), words);
    }

    private static String downstream(JsonNode sites, Words words) {
        Table table = new Table().left("ASKED BY").right("HAS").left("HEARD", "BEHIND", "NEEDS SEEDING");
        for (JsonNode site : sites) {
            table.row(
                    Words.text(site.path("site")),
                    Words.text(site.path("has")),
                    words.time(site.path("heardAt")),
                    Behind.text(site.path("behind")),
                    Words.text(site.path("reason")));
        }
        return table.isEmpty() ? "" : "\n" + table.text();
    }

    private static void acks(JsonNode acks, Table table) {
        String sites = acks.path("sites").asText("");
        if (acks.path("stable").asLong() > 0) {
            table.row("stable up to", Words.text(acks.path("stable")));
        }
        if (!sites.isEmpty()) {
            boolean local = sites.equals("local");
            table.row("calls wait for", local ? "nobody" : sites + " other sites");
            table.row("unknown since start", Words.text(acks.path("unknown")));
            table.row("goes on alone", acks.path("degraded").asBoolean() ? "yes: calls do not wait" : "no");
        }
    }

    private static String queues(JsonNode queues) {
        Table table = new Table().left("QUEUE").right("DEPTH", "TAKEN/S");
        for (JsonNode queue : queues) {
            long depth = queue.path("depth").asLong(-1);
            table.row(
                    Words.text(queue.path("name")),
                    depth < 0 ? Words.NONE : depth,
                    String.format(Locale.ROOT, "%.1f", queue.path("perSecond").asDouble()));
        }
        return table.isEmpty() ? "" : "\n" + table.text();
    }
}
