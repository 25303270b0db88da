package org.reprise.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Words;

/** Each difference of two sites on lines of its own: sentences do not fit into a table. */
final class CheckText {

    private CheckText() {}

    static String of(Answer answer, Words words) {
        JsonNode fit = answer.json();
        StringBuilder text = new StringBuilder(
                "Against " + said(fit, "other") + ", " + words.time(fit.path("at")) + ": " + verdict(fit) + "\n");
        for (JsonNode misfit : fit.path("misfits")) {
            text.append('\n')
                    .append(grade(misfit))
                    .append(": ")
                    .append(place(misfit))
                    .append("\n  here ")
                    .append(said(misfit, "here"))
                    .append(", there ")
                    .append(said(misfit, "there"))
                    .append("\n  ")
                    .append(said(misfit, "sentence"))
                    .append(' ')
                    .append(said(misfit, "remedy"))
                    .append('\n');
        }
        return text.toString();
    }

    private static String verdict(JsonNode fit) {
        int differences = fit.path("misfits").size();
        if (!fit.path("fits").asBoolean()) {
            return "this site cannot hold all of it; " + differences + " differences";
        }
        return differences == 0 ? "no difference" : "all of it can be held; " + differences + " differences";
    }

    private static String place(JsonNode misfit) {
        String place = said(misfit, "place");
        String what = said(misfit, "what");
        return place.equals(what) ? place : place + ", " + what;
    }

    private static String grade(JsonNode misfit) {
        return said(misfit, "grade").toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String said(JsonNode json, String field) {
        return Words.shown(Words.text(json.path(field)));
    }
}
