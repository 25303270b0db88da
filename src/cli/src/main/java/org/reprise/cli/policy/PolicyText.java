package org.reprise.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** Whom a site follows, and when, line by line. */
public final class PolicyText {

    private PolicyText() {}

    static String of(Answer answer, Words words) {
        Table table = new Table().left("POLICY", "");
        rows(answer.json(), table);
        return table.text();
    }

    public static void rows(JsonNode following, Table table) {
        table.row("upstreams", Words.list(following.path("upstreams")));
        table.row("answered last", Words.text(following.path("upstream")));
        table.row("schedule", Words.text(following.path("schedule")));
        table.row("until", Words.text(following.path("until")));
        table.row("only", Words.text(following.path("wanted")));
        table.row("first", Words.list(following.path("priority")));
        table.row("superseded", Words.lower(following.path("superseded")).replace('_', '-'));
    }

    /** In one cell: who answered last, and in brackets who is asked while nobody has. */
    public static String follows(JsonNode following) {
        String upstream = Words.text(following.path("upstream"));
        String asked = Words.list(following.path("upstreams"));
        return upstream.equals(Words.NONE) && !asked.equals(Words.NONE) ? "(" + asked + ")" : upstream;
    }
}
