package org.reprise.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of an export in JSON: a portion, or the end. Every field is known and stands once. */
final class ExportLine {
    /** The events in it were measured alone, and are some levels deeper here. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(64 << 20)
                    .maxNestingDepth(StreamReadConstraints.DEFAULT_MAX_DEPTH + 10)
                    .build())
            .build();

    private final String place;
    private final String text;
    private final Set<String> fields = new HashSet<>();
    private final List<ExportedEvent> events = new ArrayList<>();
    private boolean end;
    private long portions;
    private long epoch;
    private long first;
    private long last;
    private String sha256 = "";
    private String content = "";

    private ExportLine(String place, String text) {
        this.place = place;
        this.text = text;
    }

    static ExportLine parse(String place, String text) {
        ExportLine line = new ExportLine(place, text);
        try (JsonParser json = FACTORY.createParser(text)) {
            line.read(json);
        } catch (IOException | IllegalArgumentException e) {
            throw ExportReader.refused(place, "it is no line of an export: " + firstLine(e.getMessage()));
        }
        return line;
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    boolean isEnd() {
        return end;
    }

    long portions() {
        return portions;
    }

    String sha256() {
        return sha256;
    }

    ExportedPortion portion() {
        return new ExportedPortion(place, content, epoch, first, last, List.copyOf(events));
    }

    private void read(JsonParser json) throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = once(fields, json);
            switch (field) {
                case "portion" -> content = string(json);
                case "epoch" -> epoch = json.getLongValue();
                case "first" -> first = json.getLongValue();
                case "last" -> last = json.getLongValue();
                case "events" -> events(json);
                case "end" -> end = json.getBooleanValue();
                case "portions" -> portions = json.getLongValue();
                case "sha256" -> sha256 = string(json);
                default -> throw new IllegalArgumentException("unknown field '" + field + "'");
            }
        }
        expect(json.currentToken(), JsonToken.END_OBJECT);
        expect(json.nextToken(), null);
        Set<String> wanted =
                end ? Set.of("end", "portions", "sha256") : Set.of("portion", "epoch", "first", "last", "events");
        if (!fields.equals(wanted)) {
            throw new IllegalArgumentException("it has the fields " + fields + " and not " + wanted);
        }
    }

    private void events(JsonParser json) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            events.add(event(json));
        }
        expect(json.currentToken(), JsonToken.END_ARRAY);
    }

    private ExportedEvent event(JsonParser json) throws IOException {
        Set<String> seen = new HashSet<>();
        long seq = 0;
        Long until = null;
        String event = null;
        String proof = null;
        String bytes = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = once(seen, json);
            switch (field) {
                case "seq" -> seq = json.getLongValue();
                case "last" -> until = json.getLongValue();
                case "event" -> event = json.currentToken() == JsonToken.VALUE_NULL ? null : raw(json);
                case "proof" -> proof = string(json);
                case "bytes" -> bytes = string(json);
                default -> throw new IllegalArgumentException("unknown field '" + field + "' of an event");
            }
        }
        return new ExportedEvent(seq, until == null ? seq : until, event, proof, bytes);
    }

    private static String once(Set<String> seen, JsonParser json) throws IOException {
        String field = json.currentName();
        if (!seen.add(field)) {
            throw new IllegalArgumentException("the field '" + field + "' stands twice");
        }
        json.nextToken();
        return field;
    }

    private static String string(JsonParser json) throws IOException {
        expect(json.currentToken(), JsonToken.VALUE_STRING);
        return json.getText();
    }

    /** The text of the object at the parser, untouched. */
    private String raw(JsonParser json) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT);
        int start = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        return text.substring(start, (int) json.currentLocation().getCharOffset());
    }

    private static void expect(@Nullable JsonToken token, @Nullable JsonToken wanted) {
        if (token != wanted) {
            throw new IllegalArgumentException(token + " stands where " + wanted + " belongs");
        }
    }
}
