package org.reprise.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import org.reprise.portion.Portion;

/** A line of JSON for each portion, and one for the end with the SHA-256 of all lines before. */
final class JsonExport implements ExportWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final OutputStream out;
    private final Checksum checksum = new Checksum();
    private long portions;

    JsonExport(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(Portion portion) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(4 * portion.size() + portion.plainSize());
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("portion", Base64.getEncoder().encodeToString(portion.toBytes()));
            json.writeNumberField("epoch", portion.epoch());
            json.writeNumberField("first", portion.firstSeq());
            json.writeNumberField("last", portion.lastSeq());
            json.writeArrayFieldStart("events");
            for (ExportedEvent event : ExportedEvent.allOf(portion)) {
                write(json, event);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        line.write('\n');
        checksum.add(line.toByteArray());
        line.writeTo(out);
        portions++;
    }

    private static void write(JsonGenerator json, ExportedEvent event) throws IOException {
        json.writeStartObject();
        json.writeNumberField("seq", event.seq());
        if (event.last() > event.seq()) {
            json.writeNumberField("last", event.last());
        }
        if (event.bytes() != null) {
            json.writeStringField("bytes", event.bytes());
        } else if (event.json() == null) {
            json.writeNullField("event");
        } else {
            json.writeFieldName("event");
            json.writeRawValue(event.json());
        }
        if (event.proof() != null) {
            json.writeStringField("proof", event.proof());
        }
        json.writeEndObject();
    }

    @Override
    public void end() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            json.writeBooleanField("end", true);
            json.writeNumberField("portions", portions);
            json.writeStringField("sha256", checksum.hex());
            json.writeEndObject();
        }
        line.write('\n');
        line.writeTo(out);
        out.flush();
    }
}
