package org.reprise.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.GeneratedIdsJson;
import org.reprise.proof.Proof;

/**
 * The wire form of an event: one line of JSON that people can read and that a portion compresses well.
 *
 * <pre>{"t":1764000000000,"c":[{"n":"network.pass","v":2,"a":["m-1","north"],"x":"…","r":[…]}]}</pre>
 *
 * {@code t} time in milliseconds, {@code g} generated ids in the form of {@link GeneratedIdsJson}, {@code w} rows in that of {@link EvidenceJson}, {@code f} failure (with {@code x} and {@code m}), {@code b} barrier (with {@code p} primary, {@code i} who
 * brought its reign about, {@code m} why; such an event has nothing else but {@code t}), {@code z} origin (with {@code o} id, {@code i} who submitted it again), {@code c} calls, {@code n} name, {@code v} version (absent: 1), {@code a} arguments, {@code x}
 * exception, {@code k} and {@code s} the time and the seed that {@code Playback} gave (absent: not asked for), {@code d} kind, {@code e} status, {@code q} key
 * and {@code u} the key under which it supersedes (absent: none), {@code r} answers, each with {@code n}, {@code v} and {@code o} (result) or {@code x} and {@code m} (both where it returned and its transaction was rolled back)
 * (exception, message). Behind the JSON, where there is a proof: a zero byte and its 16 bytes. Unknown fields are an error: an
 * event that is not understood must not be replayed in part.
 */
public final class EventJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private static final String ORIGIN = "\"z\":{\"o\":\"";

    private EventJson() {}

    /** The event as UTF-8, without a line break, and its proof. */
    public static byte[] encode(Event event) {
        byte[] json = json(event).getBytes(StandardCharsets.UTF_8);
        Proof proof = event.proof();
        if (proof == null) {
            return json;
        }
        byte[] all = Arrays.copyOf(json, json.length + 1 + Proof.BYTES);
        System.arraycopy(proof.bytes(), 0, all, json.length + 1, Proof.BYTES);
        return all;
    }

    /** Bytes that every event with a call of this kind has somewhere; others may have them too. */
    public static byte[] kindField(String kind) {
        return ("\"d\":\"" + kind + "\"").getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes that every event with a key under which it supersedes has somewhere; others may have them too. */
    public static byte[] supersedesField() {
        return "\"u\":\"".getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes that every event with an origin has somewhere; others may have them too. */
    static boolean hasOrigin(byte[] body) {
        // of the first fields, and an event with one is rare
        return new String(body, StandardCharsets.ISO_8859_1).contains(ORIGIN);
    }

    private static String json(Event event) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("t", event.at().toEpochMilli());
            if (event.origin() != null) {
                write(json, event.origin());
            }
            if (event.isRows()) {
                json.writeFieldName("w");
                json.writeRawValue(new String(EvidenceJson.encode(event.rows()), StandardCharsets.UTF_8));
            }
            if (!event.ids().isEmpty()) {
                json.writeFieldName("g");
                GeneratedIdsJson.write(json, event.ids());
            }
            if (event.failure() != null) {
                write(json, event.failure());
            }
            if (event.barrier() != null) {
                write(json, event.barrier());
            }
            if (!event.calls().isEmpty()) {
                json.writeArrayFieldStart("c");
                for (Call call : event.calls()) {
                    write(json, call);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Failure failure) throws IOException {
        json.writeObjectFieldStart("f");
        if (failure.exception() != null) {
            json.writeStringField("x", failure.exception());
        }
        if (failure.message() != null) {
            json.writeStringField("m", failure.message());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Barrier barrier) throws IOException {
        json.writeObjectFieldStart("b");
        json.writeStringField("p", barrier.primary());
        json.writeStringField("i", barrier.by());
        json.writeStringField("m", barrier.reason());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Origin origin) throws IOException {
        json.writeObjectFieldStart("z");
        json.writeStringField("o", origin.id());
        json.writeStringField("i", origin.by());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Call call) throws IOException {
        json.writeStartObject();
        writeName(json, call.name(), call.version());
        json.writeFieldName("a");
        json.writeRawValue(call.arguments());
        if (call.exception() != null) {
            json.writeStringField("x", call.exception());
        }
        Instant time = call.surroundings().time();
        if (time != null) {
            json.writeNumberField("k", time.toEpochMilli());
        }
        UUID seed = call.surroundings().seed();
        if (seed != null) {
            json.writeStringField("s", seed.toString());
        }
        writeLabel(json, "d", call.labels().kind());
        writeLabel(json, "e", call.labels().status());
        writeLabel(json, "q", call.labels().key());
        writeLabel(json, "u", call.labels().supersedes());
        writeLabel(json, "i", call.surroundings().user());
        if (!call.answers().isEmpty()) {
            json.writeArrayFieldStart("r");
            for (Answer answer : call.answers()) {
                write(json, answer);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Answer answer) throws IOException {
        json.writeStartObject();
        writeName(json, answer.name(), answer.version());
        if (answer.result() != null) {
            json.writeFieldName("o");
            json.writeRawValue(answer.result());
        }
        if (answer.exception() != null) {
            json.writeStringField("x", answer.exception());
            if (answer.message() != null) {
                json.writeStringField("m", answer.message());
            }
        }
        json.writeEndObject();
    }

    private static void writeLabel(JsonGenerator json, String field, String label) throws IOException {
        if (!label.isEmpty()) {
            json.writeStringField(field, label);
        }
    }

    private static void writeName(JsonGenerator json, String name, int version) throws IOException {
        json.writeStringField("n", name);
        if (version != 1) {
            json.writeNumberField("v", version);
        }
    }

    /** Reads {@link #encode}'s bytes back; an {@link UnreadableEventException} when they are anything else. */
    public static Event decode(byte[] bytes) {
        int end = jsonLength(bytes);
        Proof proof = end < bytes.length ? Proof.of(Arrays.copyOfRange(bytes, end + 1, bytes.length)) : null;
        return EventReader.read(new String(bytes, 0, end, StandardCharsets.UTF_8), proof);
    }

    /** How many of the bytes are JSON; where there is a proof, a zero byte and the proof are behind them. */
    public static int jsonLength(byte[] bytes) {
        int end = bytes.length - 1 - Proof.BYTES;
        // JSON holds no zero byte
        return end > 0 && bytes[end] == 0 ? end : bytes.length;
    }
}
