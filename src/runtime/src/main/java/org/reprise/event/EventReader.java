package org.reprise.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reprise.label.Labels;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.GeneratedIdsJson;
import org.reprise.proof.Proof;
import org.reprise.proof.UnreadableEvidenceException;

/** Reads the JSON of an event, as {@link EventJson} describes it. */
final class EventReader {
    /** What was written must be read: numbers of any length, and arguments as deep as may be within an event. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(1_000_000)
                    .maxNestingDepth(StreamReadConstraints.DEFAULT_MAX_DEPTH + 10)
                    .build())
            .build();

    private EventReader() {}

    static Event read(String text, @Nullable Proof proof) {
        try (JsonParser json = FACTORY.createParser(text)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            Instant at = Instant.EPOCH;
            List<Call> calls = List.of();
            List<Change> rows = List.of();
            GeneratedIds ids = GeneratedIds.NONE;
            Failure failure = null;
            Barrier barrier = null;
            Origin origin = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "t" -> at = Instant.ofEpochMilli(json.getLongValue());
                    case "g" -> ids = GeneratedIdsJson.read(json);
                    case "w" -> rows = EvidenceJson.decode(raw(json, text).getBytes(StandardCharsets.UTF_8));
                    case "f" -> failure = failure(json, text);
                    case "b" -> barrier = barrier(json);
                    case "z" -> origin = origin(json);
                    case "c" -> calls = array(json, () -> call(json, text));
                    default -> throw new UnreadableEventException("Unknown field '" + field + "' in an event");
                }
            }
            return new Event(at, calls, ids, proof, rows, failure, barrier, origin);
        } catch (IOException | IllegalArgumentException | UnreadableEvidenceException e) {
            throw new UnreadableEventException("Not an event: " + e.getMessage(), e);
        }
    }

    private static Failure failure(JsonParser json, String text) throws IOException {
        Fields fields = new Fields();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            fields.read(json, text);
        }
        return new Failure(fields.exception, fields.message);
    }

    private static Barrier barrier(JsonParser json) throws IOException {
        String primary = "";
        String by = "";
        String reason = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "p" -> primary = json.getText();
                case "i" -> by = json.getText();
                case "m" -> reason = json.getText();
                default -> throw new UnreadableEventException("Unknown field '" + field + "' in a barrier");
            }
        }
        return new Barrier(primary, by, reason);
    }

    private static Origin origin(JsonParser json) throws IOException {
        String id = "";
        String by = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "o" -> id = json.getText();
                case "i" -> by = json.getText();
                default -> throw new UnreadableEventException("Unknown field '" + field + "' in an origin");
            }
        }
        return new Origin(id, by);
    }

    private static Call call(JsonParser json, String text) throws IOException {
        Fields fields = new Fields();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            fields.read(json, text);
        }
        return new Call(
                fields.name(),
                fields.version,
                fields.value("a", fields.arguments),
                fields.exception,
                fields.answers,
                new Surroundings(fields.time, fields.seed, fields.user),
                new Labels(fields.kind, fields.status, fields.key, fields.supersedes));
    }

    private static Answer answer(JsonParser json, String text) throws IOException {
        Fields fields = new Fields();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            fields.read(json, text);
        }
        return new Answer(fields.name(), fields.version, fields.result, fields.exception, fields.message);
    }

    /** What a call and an answer are made of. */
    private static final class Fields {
        private @Nullable String name;
        private int version = 1;
        private @Nullable String arguments;
        private @Nullable String result;
        private @Nullable String exception;
        private @Nullable String message;
        private @Nullable Instant time;
        private @Nullable UUID seed;
        private List<Answer> answers = List.of();
        private String kind = "";
        private String status = "";
        private String key = "";
        private String supersedes = "";
        private String user = "";

        void read(JsonParser json, String text) throws IOException {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "n" -> name = json.getText();
                case "v" -> version = json.getIntValue();
                case "a" -> arguments = raw(json, text);
                case "o" -> result = raw(json, text);
                case "x" -> exception = json.getText();
                case "k" -> time = Instant.ofEpochMilli(json.getLongValue());
                case "s" -> seed = UUID.fromString(json.getText());
                case "m" -> message = json.getText();
                case "d" -> kind = json.getText();
                case "e" -> status = json.getText();
                case "q" -> key = json.getText();
                case "i" -> user = json.getText();
                case "u" -> supersedes = json.getText();
                case "r" -> answers = array(json, () -> answer(json, text));
                default -> throw new UnreadableEventException("Unknown field '" + field + "' in a call");
            }
        }

        String name() {
            return value("n", name);
        }

        String value(String field, @Nullable String value) {
            if (value == null) {
                throw new UnreadableEventException("Field '" + field + "' is missing in a call");
            }
            return value;
        }
    }

    private interface Element<T> {
        T read() throws IOException;
    }

    private static <T> List<T> array(JsonParser json, Element<T> element) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        List<T> elements = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            elements.add(element.read());
        }
        return elements;
    }

    /** The text of the value at the parser, untouched. */
    private static String raw(JsonParser json, String text) throws IOException {
        int start = (int) json.currentTokenLocation().getCharOffset();
        if (json.currentToken().isStructStart()) {
            json.skipChildren();
        } else {
            json.getText();
        }
        return text.substring(start, (int) json.currentLocation().getCharOffset());
    }

    private static void expect(@Nullable JsonToken token, JsonToken wanted) {
        if (token != wanted) {
            throw new UnreadableEventException("Not an event: " + token + " where " + wanted + " belongs");
        }
    }
}
