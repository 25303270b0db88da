package org.reprise.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * How single figures are written for people.
 *
 * @param zone where the reader's clock is
 */
public record Words(ZoneId zone) {

    /** Stands where there is nothing to tell. */
    public static final String NONE = "-";

    /** Stands where the site itself does not know. */
    public static final String UNKNOWN = "unknown";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssXXX", Locale.ROOT);

    /** Date, time and offset; what is no time is shown as it came. */
    public String time(JsonNode json) {
        try {
            return TIME.format(Instant.parse(json.asText()).atZone(zone));
        } catch (DateTimeException e) {
            return text(json);
        }
    }

    public static String text(JsonNode json) {
        String text = json.asText("");
        return text.isBlank() ? NONE : text;
    }

    public static String lower(JsonNode json) {
        return text(json).toLowerCase(Locale.ROOT);
    }

    public static String list(JsonNode json) {
        String text = StreamSupport.stream(json.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? NONE : text;
    }

    /** Whether a site knows how far it is behind; one of an earlier version always says a number. */
    public static boolean isLagKnown(JsonNode figures) {
        return figures.path("lagKnown").asBoolean(figures.path("lagEvents").isNumber());
    }

    /** A number of seconds, short enough for a table. */
    public static String span(JsonNode json) {
        if (!json.isNumber()) {
            return NONE;
        }
        double seconds = json.asDouble();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = (long) seconds;
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    /** The innermost of the causes that a site names. */
    public static String rootCause(JsonNode reason) {
        String[] causes = text(reason).split("; caused by ", -1);
        return causes[causes.length - 1];
    }

    /** One line of text that a terminal shows and does not obey: whatever controls it is a blank. */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().map(each -> controls(each) ? ' ' : each).forEach(shown::appendCodePoint);
        return shown.toString().strip();
    }

    private static boolean controls(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
