package org.reprise.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an event stands in the log, written {@code epoch:seq}.
 *
 * @param epoch the reign of one primary, 1 or more
 * @param seq   the number of the event, 1 or more
 */
public record Position(long epoch, long seq) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9]{1,18})");

    public Position {
        if (epoch < 1 || seq < 1) {
            throw new IllegalArgumentException("epoch and seq of an event are 1 or more: " + epoch + ":" + seq);
        }
    }

    /** @throws IllegalArgumentException when it is no position of an event */
    public static Position parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no position: write epoch:seq, such as 1:4711");
        }
        return new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    /** As a site writes it; also the place before the first event, which is none of an event. */
    public static String text(JsonNode json) {
        return json.isObject()
                ? json.path("epoch").asLong() + ":" + json.path("seq").asLong()
                : "-";
    }

    @Override
    public String toString() {
        return epoch + ":" + seq;
    }
}
