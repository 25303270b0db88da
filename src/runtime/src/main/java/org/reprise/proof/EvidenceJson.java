package org.reprise.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.OpaqueStatement.Language;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value.Kind;

/**
 * The wire form of evidence: the changes of a transaction in their order, as one line of JSON.
 *
 * <pre>[{"o":"U","t":"NETWORK_POINT","k":{"POINT_KEY":"p001"},"a":{"PASSED_COUNT":5},"b":{"PASSED_COUNT":4}},
 *  {"o":"JPQL","t":"UPDATE Message m SET …","p":["expired"],"n":10000}]</pre>
 *
 * {@code o} operation (I, U, D) or language, {@code t} table or text, {@code k} key, {@code a} after, {@code b} before, {@code r} the
 * rest of the row, which was not written, {@code w} whole rows as they were, {@code p} parameters, of which a collection is an array,
 * {@code n} rows that the statement met, for a row left out when it is one. A value is a JSON number, a string or null, or an object with one field: {@code f} float, exact as {@link Double#toHexString} writes it, {@code b}
 * bytes in base64, {@code ts} timestamp, {@code d} date, {@code h} time, {@code i} instant.
 */
public final class EvidenceJson {
    /** What was written must be read: a column may hold a number of thousands of digits. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNumberLength(1_000_000).build())
            .build();

    private static final Map<Kind, String> TAGS = Map.of(
            Kind.FLOAT, "f", Kind.BYTES, "b", Kind.TIMESTAMP, "ts", Kind.DATE, "d", Kind.TIME, "h", Kind.INSTANT, "i");
    private static final Map<String, Kind> KINDS = new HashMap<>();
    private static final Map<String, Operation> OPERATIONS = new HashMap<>();

    static {
        TAGS.forEach((kind, tag) -> KINDS.put(tag, kind));
        for (Operation operation : Operation.values()) {
            OPERATIONS.put(letter(operation), operation);
        }
    }

    private EvidenceJson() {}

    private static String letter(Operation operation) {
        return operation.name().substring(0, 1);
    }

    /** The changes as UTF-8; holds no line break. */
    public static byte[] encode(List<Change> changes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128 * (changes.size() + 1));
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartArray();
            for (Change change : changes) {
                write(json, change);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Change change) throws IOException {
        json.writeStartObject();
        if (change instanceof RowChange row) {
            json.writeStringField("o", letter(row.operation()));
            json.writeStringField("t", row.table());
            write(json, "k", row.key());
            write(json, "a", row.after());
            write(json, "b", row.before(), column -> !row.isUnwritten(column));
            write(json, "r", row.before(), row::isUnwritten);
            write(json, row.were());
            if (row.count() != 1) {
                json.writeNumberField("n", row.count());
            }
        } else if (change instanceof OpaqueStatement statement) {
            json.writeStringField("o", statement.language().name());
            json.writeStringField("t", statement.text());
            json.writeArrayFieldStart("p");
            for (Parameter parameter : statement.parameters()) {
                write(json, parameter);
            }
            json.writeEndArray();
            json.writeNumberField("n", statement.count());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Parameter parameter) throws IOException {
        if (parameter.many()) {
            json.writeStartArray();
        }
        for (Value value : parameter.values()) {
            write(json, value);
        }
        if (parameter.many()) {
            json.writeEndArray();
        }
    }

    private static void write(JsonGenerator json, List<SortedMap<String, Value>> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("w");
        for (SortedMap<String, Value> row : rows) {
            json.writeStartObject();
            columns(json, row);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, SortedMap<String, Value> columns) throws IOException {
        write(json, name, columns, column -> true);
    }

    private static void write(
            JsonGenerator json, String name, SortedMap<String, Value> columns, Predicate<String> wanted)
            throws IOException {
        boolean begun = false;
        for (Map.Entry<String, Value> column : columns.entrySet()) {
            if (wanted.test(column.getKey())) {
                if (!begun) {
                    json.writeObjectFieldStart(name);
                    begun = true;
                }
                json.writeFieldName(column.getKey());
                write(json, column.getValue());
            }
        }
        if (begun) {
            json.writeEndObject();
        }
    }

    private static void columns(JsonGenerator json, SortedMap<String, Value> columns) throws IOException {
        for (Map.Entry<String, Value> column : columns.entrySet()) {
            json.writeFieldName(column.getKey());
            write(json, column.getValue());
        }
    }

    private static void write(JsonGenerator json, Value value) throws IOException {
        switch (value.kind()) {
            case NULL -> json.writeNull();
            case NUMBER -> json.writeNumber(value.text());
            case TEXT -> json.writeString(value.text());
            default -> {
                json.writeStartObject();
                json.writeStringField(TAGS.get(value.kind()), value.text());
                json.writeEndObject();
            }
        }
    }

    /**
     * Reads the evidence of an event.
     *
     * @param proof of the event; null where it has none or is not known
     * @throws UnreadableEvidenceException when these are other bytes than {@link #encode} gives, or not the rows of that proof
     */
    public static List<Change> decode(byte[] bytes, @Nullable Proof proof) {
        List<Change> changes = decode(bytes);
        if (proof != null && !WriteSet.isProof(proof, changes)) {
            throw new UnreadableEvidenceException(
                    "Not the evidence of this event: its rows are not those of the proof");
        }
        return changes;
    }

    /** Reads {@link #encode}'s bytes back; an {@link UnreadableEvidenceException} when they are anything else. */
    public static List<Change> decode(byte[] bytes) {
        try (JsonParser json = FACTORY.createParser(bytes)) {
            expect(json.nextToken(), JsonToken.START_ARRAY);
            List<Change> changes = new ArrayList<>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                changes.add(change(json));
            }
            expect(json.currentToken(), JsonToken.END_ARRAY);
            return changes;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableEvidenceException("Not evidence: " + e.getMessage(), e);
        }
    }

    private static Change change(JsonParser json) throws IOException {
        String operation = "";
        String text = "";
        Map<String, SortedMap<String, Value>> images = new HashMap<>();
        List<Parameter> parameters = new ArrayList<>();
        List<SortedMap<String, Value>> were = new ArrayList<>();
        Long count = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken token = json.nextToken();
            switch (field) {
                case "o" -> operation = json.getText();
                case "t" -> text = json.getText();
                case "k", "a", "b", "r" -> images.put(field, columns(json));
                case "w" -> {
                    expect(token, JsonToken.START_ARRAY);
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        were.add(columns(json));
                    }
                }
                case "p" -> {
                    expect(token, JsonToken.START_ARRAY);
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        parameters.add(parameter(json));
                    }
                }
                case "n" -> count = json.getLongValue();
                default -> throw new IllegalArgumentException("unknown field '" + field + "'");
            }
        }
        Operation known = OPERATIONS.get(operation);
        return known == null
                ? new OpaqueStatement(
                        Language.valueOf(operation.toUpperCase(Locale.ROOT)),
                        text,
                        parameters,
                        Objects.requireNonNullElse(count, 0L))
                : new RowChange(known, text, image(images, "k"), image(images, "a"), image(images, "b", "r"))
                        .met(Objects.requireNonNullElse(count, 1L))
                        .of(were);
    }

    private static Parameter parameter(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return Parameter.of(value(json));
        }
        List<Value> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(json));
        }
        return new Parameter(true, values);
    }

    private static SortedMap<String, Value> image(Map<String, SortedMap<String, Value>> images, String... fields) {
        SortedMap<String, Value> all = new TreeMap<>();
        for (String field : fields) {
            all.putAll(images.getOrDefault(field, new TreeMap<>()));
        }
        return all;
    }

    private static SortedMap<String, Value> columns(JsonParser json) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT);
        SortedMap<String, Value> columns = new TreeMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String column = json.currentName();
            json.nextToken();
            columns.put(column, value(json));
        }
        return columns;
    }

    private static Value value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> Value.NULL;
            case VALUE_STRING -> new Value(Kind.TEXT, json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Value.of(new BigDecimal(json.getText()));
            case START_OBJECT -> tagged(json);
            default -> throw new IllegalArgumentException("a value cannot be " + json.currentToken());
        };
    }

    private static Value tagged(JsonParser json) throws IOException {
        expect(json.nextToken(), JsonToken.FIELD_NAME);
        Kind kind = KINDS.get(json.currentName());
        if (kind == null) {
            throw new IllegalArgumentException("unknown kind of value '" + json.currentName() + "'");
        }
        expect(json.nextToken(), JsonToken.VALUE_STRING);
        Value value = new Value(kind, json.getText());
        expect(json.nextToken(), JsonToken.END_OBJECT);
        return value;
    }

    private static void expect(JsonToken token, JsonToken wanted) {
        if (token != wanted) {
            throw new IllegalArgumentException(token + " where " + wanted + " belongs");
        }
    }
}
