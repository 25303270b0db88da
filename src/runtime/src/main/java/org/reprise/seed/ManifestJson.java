package org.reprise.seed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.compare.Form;
import org.reprise.compare.Hash;
import org.reprise.compare.RowSum;
import org.reprise.compare.TableShape;
import org.reprise.finding.ResubmittedEvent;
import org.reprise.log.LogOrigin;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;

/** A manifest as JSON: in its file, and on the way to another site. */
public final class ManifestJson {
    private static final ObjectMapper MAPPER = new ObjectMapper(new JsonFactory());
    private static final int VERSION = 1;

    private ManifestJson() {}

    /** As UTF-8. */
    public static byte[] encode(SeedManifest manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeStringField("id", manifest.id());
            json.writeStringField("source", manifest.source());
            json.writeStringField("stagedAt", manifest.stagedAt().toString());
            write(json, "position", manifest.origin().position());
            write(json, "portion", manifest.origin().portion().position());
            json.writeStringField("hash", manifest.origin().portion().hash().hex());
            json.writeArrayFieldStart("tables");
            for (SeedTable table : manifest.tables()) {
                write(json, table);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("chunks");
            for (SeedChunk chunk : manifest.chunks()) {
                json.writeStartObject();
                json.writeStringField("table", chunk.table());
                json.writeNumberField("rows", chunk.rows());
                json.writeNumberField("bytes", chunk.bytes());
                json.writeStringField("sha256", chunk.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            if (!manifest.resubmitted().isEmpty()) {
                write(json, manifest.resubmitted());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, String name, Position position) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeNumber(position.epoch());
        json.writeNumber(position.seq());
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, List<ResubmittedEvent> resubmitted) throws IOException {
        json.writeArrayFieldStart("resubmitted");
        for (ResubmittedEvent event : resubmitted) {
            json.writeStartObject();
            json.writeStringField("origin", event.origin());
            write(json, "position", event.position());
            json.writeStringField("at", event.at().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, SeedTable table) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", table.name());
        json.writeObjectFieldStart("columns");
        for (Map.Entry<String, Form> column : table.shape().columns().entrySet()) {
            json.writeStringField(column.getKey(), column.getValue().name());
        }
        json.writeEndObject();
        write(json, "key", table.shape().key());
        write(json, "parents", table.shape().parents().stream().sorted().toList());
        json.writeNumberField("rows", table.sum().count());
        json.writeStringField("sum", table.sum().hash().toString());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** @throws SeedException for anything that {@link #encode} did not give */
    public static SeedManifest decode(byte[] bytes) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            if (json.path("version").asInt() != VERSION) {
                throw new SeedException(
                        "The manifest of the seed is of version " + json.path("version")
                                + ", and this site reads version " + VERSION + ": stage it anew",
                        null);
            }
            List<SeedTable> tables = new ArrayList<>();
            json.required("tables").forEach(table -> tables.add(table(table)));
            List<SeedChunk> chunks = new ArrayList<>();
            json.required("chunks").forEach(chunk -> chunks.add(chunk(chunks.size(), chunk)));
            List<ResubmittedEvent> resubmitted = new ArrayList<>();
            json.path("resubmitted").forEach(event -> resubmitted.add(resubmitted(event)));
            return new SeedManifest(
                    json.required("id").asText(),
                    json.required("source").asText(),
                    Instant.parse(json.required("stagedAt").asText()),
                    new LogOrigin(
                            position(json.required("position")),
                            new ChainEnd(
                                    position(json.required("portion")),
                                    new PortionHash(json.required("hash").asText()))),
                    tables,
                    chunks,
                    resubmitted);
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new SeedException(
                    "The manifest of the seed cannot be read: " + e.getMessage() + ". Stage it anew", e);
        }
    }

    private static ResubmittedEvent resubmitted(JsonNode json) {
        return new ResubmittedEvent(
                json.required("origin").asText(),
                position(json.required("position")),
                Instant.parse(json.required("at").asText()));
    }

    private static Position position(JsonNode json) {
        return new Position(json.required(0).asLong(), json.required(1).asLong());
    }

    private static SeedTable table(JsonNode json) {
        SortedMap<String, Form> columns = new TreeMap<>();
        json.required("columns")
                .fields()
                .forEachRemaining(column -> columns.put(
                        column.getKey(), Form.valueOf(column.getValue().asText())));
        List<String> key = new ArrayList<>();
        json.required("key").forEach(column -> key.add(column.asText()));
        Set<String> parents = new HashSet<>();
        json.required("parents").forEach(parent -> parents.add(parent.asText()));
        return new SeedTable(
                new TableShape(json.required("name").asText(), columns, key, parents),
                new RowSum(
                        json.required("rows").asLong(),
                        Hash.parse(json.required("sum").asText())));
    }

    private static SeedChunk chunk(int number, JsonNode json) {
        return new SeedChunk(
                number,
                json.required("table").asText(),
                json.required("rows").asLong(),
                json.required("bytes").asInt(),
                json.required("sha256").asText());
    }
}
