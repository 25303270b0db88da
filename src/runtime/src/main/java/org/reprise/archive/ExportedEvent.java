package org.reprise.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.event.EventJson;
import org.reprise.portion.Portion;

/**
 * An event as an export shows it. Exactly one of three: JSON with or without a proof; the bytes, where they are no line of JSON; or
 * nothing, where the event, or all up to {@code last}, were left out of the portion.
 *
 * @param last  {@code seq} but for events left out
 * @param json  the text of the event, byte for byte that of its body
 * @param proof in hexadecimal
 * @param bytes in Base64
 */
record ExportedEvent(
        long seq,
        long last,
        @Nullable String json,
        @Nullable String proof,
        @Nullable String bytes) {
    private static final JsonFactory FACTORY = new JsonFactory();

    ExportedEvent {
        if ((json != null && bytes != null) || (proof != null && json == null)) {
            throw new IllegalArgumentException("event " + seq + " is shown twice, or has a proof of nothing");
        }
        if (last < seq || (last > seq && (json != null || bytes != null))) {
            throw new IllegalArgumentException("event " + seq + " cannot be shown as all up to " + last);
        }
    }

    static List<ExportedEvent> allOf(Portion portion) {
        List<ExportedEvent> events = new ArrayList<>();
        List<byte[]> bodies = portion.bodies();
        for (int i = 0; i < bodies.size(); i++) {
            long seq = portion.firstSeq() + i;
            if (bodies.get(i).length > 0) {
                events.add(of(seq, bodies.get(i)));
                continue;
            }
            while (i + 1 < bodies.size() && bodies.get(i + 1).length == 0) {
                i++;
            }
            events.add(leftOut(seq, portion.firstSeq() + i));
        }
        return events;
    }

    static ExportedEvent leftOut(long seq, long last) {
        return new ExportedEvent(seq, last, null, null, null);
    }

    static ExportedEvent bytes(long seq, String base64) {
        return new ExportedEvent(seq, seq, null, null, base64);
    }

    private static ExportedEvent of(long seq, byte[] body) {
        int end = EventJson.jsonLength(body);
        String json = line(body, end);
        if (json == null) {
            return bytes(seq, Base64.getEncoder().encodeToString(body));
        }
        String proof = end == body.length ? null : HexFormat.of().formatHex(body, end + 1, body.length);
        return new ExportedEvent(seq, seq, json, proof, null);
    }

    /** The same as bytes, for a form that cannot hold every character. */
    ExportedEvent asBytes() {
        return bytes(seq, Base64.getEncoder().encodeToString(body()));
    }

    /**
     * The body that this shows; no bytes for one left out.
     *
     * @throws IllegalArgumentException when it shows none
     */
    byte[] body() {
        if (bytes != null) {
            return Base64.getDecoder().decode(bytes);
        }
        if (json == null) {
            return new byte[0];
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(json.length() + 32);
        body.writeBytes(json.getBytes(StandardCharsets.UTF_8));
        if (proof != null) {
            body.write(0);
            body.writeBytes(HexFormat.of().parseHex(proof));
        }
        return body.toByteArray();
    }

    boolean shows(byte[] body) {
        return Arrays.equals(body(), body);
    }

    /** The text when it is one JSON object on one line. */
    private static @Nullable String line(byte[] body, int length) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body, 0, length))
                    .toString();
            boolean oneObject =
                    text.startsWith("{") && text.endsWith("}") && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
            return oneObject && isJson(text) ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isJson(String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            int objects = 0;
            int depth = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                objects += depth == 0 ? 1 : 0;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
            return objects == 1;
        } catch (IOException e) {
            return false;
        }
    }
}
