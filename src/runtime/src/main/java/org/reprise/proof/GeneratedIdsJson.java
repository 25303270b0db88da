package org.reprise.proof;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of generated ids, part of an event's: {@code {"ORDER_SEQ":[[1001,50],2000,null],"DOCUMENT":["6f1c…"]}}. A number
 * or a text is an id, {@code [first,count]} stands for a run of ascending numbers, {@code null} for a place that was not used.
 */
public final class GeneratedIdsJson {
    /** A shorter run takes more bytes than its numbers. */
    private static final int SHORTEST_RUN = 3;

    /** So that a few bytes from elsewhere cannot fill the memory. */
    private static final int LONGEST_RUN = 1_000_000;

    private GeneratedIdsJson() {}

    /** Writes the ids as the value of a field that the caller has named. */
    public static void write(JsonGenerator json, GeneratedIds ids) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, List<@Nullable Object>> entry : ids.byGenerator().entrySet()) {
            json.writeArrayFieldStart(entry.getKey());
            write(json, entry.getValue());
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<@Nullable Object> ids) throws IOException {
        int at = 0;
        while (at < ids.size()) {
            int length = run(ids, at);
            if (length >= SHORTEST_RUN && ids.get(at) instanceof Long first) {
                json.writeStartArray();
                json.writeNumber(first);
                json.writeNumber(length);
                json.writeEndArray();
                at += length;
            } else {
                json.writeObject(ids.get(at));
                at++;
            }
        }
    }

    /** How many ids from this place on ascend by one. */
    private static int run(List<@Nullable Object> ids, int from) {
        int length = 1;
        while (from + length < ids.size()
                && length < LONGEST_RUN
                && ids.get(from) instanceof Long first
                && ids.get(from + length) instanceof Long next
                && next - first == length) {
            length++;
        }
        return length;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param json at the first token of the value
     * @throws IllegalArgumentException when it is anything else
     */
    public static GeneratedIds read(JsonParser json) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT);
        Map<String, List<@Nullable Object>> ids = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String generator = json.currentName();
            expect(json.nextToken(), JsonToken.START_ARRAY);
            ids.put(generator, list(json));
        }
        expect(json.currentToken(), JsonToken.END_OBJECT);
        return ids.isEmpty() ? GeneratedIds.NONE : new GeneratedIds(ids);
    }

    private static List<@Nullable Object> list(JsonParser json) throws IOException {
        List<@Nullable Object> ids = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            JsonToken token = json.currentToken();
            if (token == JsonToken.VALUE_NUMBER_INT) {
                ids.add(json.getLongValue());
            } else if (token == JsonToken.VALUE_STRING) {
                ids.add(json.getText());
            } else if (token == JsonToken.VALUE_NULL) {
                ids.add(null);
            } else {
                expect(token, JsonToken.START_ARRAY);
                run(json, ids);
            }
        }
        return ids;
    }

    private static void run(JsonParser json, List<@Nullable Object> ids) throws IOException {
        expect(json.nextToken(), JsonToken.VALUE_NUMBER_INT);
        long first = json.getLongValue();
        expect(json.nextToken(), JsonToken.VALUE_NUMBER_INT);
        int count = json.getIntValue();
        expect(json.nextToken(), JsonToken.END_ARRAY);
        if (count < 1 || count > LONGEST_RUN) {
            throw new IllegalArgumentException("A run of " + count + " generated ids");
        }
        for (int i = 0; i < count; i++) {
            ids.add(first + i);
        }
    }

    private static void expect(@Nullable JsonToken token, JsonToken wanted) {
        if (token != wanted) {
            throw unreadable(token);
        }
    }

    private static IllegalArgumentException unreadable(@Nullable JsonToken token) {
        return new IllegalArgumentException("Not generated ids: " + token);
    }
}
