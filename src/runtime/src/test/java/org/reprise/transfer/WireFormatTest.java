package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.GoldenFile;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.portion.Signature;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.GeneratedIdsJson;

/** What is kept in logs, and travels in messages, is what older versions know. */
class WireFormatTest {
    private static final List<Event> EVENTS = List.of(WireSamples.PLAIN, WireSamples.FULL, WireSamples.UNCAPTURED);

    /** Magic, version, codec, epoch, seq, count, epoch before, hash before, time, plain size: all that no compression decides. */
    private static final int PORTION_HEAD = 2 + 1 + 1 + 1 + 1 + 1 + 1 + 32 + 6 + 2;

    @Test
    void callWithoutMore() {
        assertEvent("event-plain.json", WireSamples.PLAIN);
    }

    @Test
    void callsWithIdsAnswersExceptionPlaybackAndProof() {
        assertEvent("event-full.bin", WireSamples.FULL);
    }

    @Test
    void callWithRowsAndProof() {
        assertEvent("event-rows.bin", WireSamples.ROWS);
    }

    @Test
    void failedCall() {
        assertEvent("event-failed.json", WireSamples.FAILED);
    }

    @Test
    void callWithLabels() {
        assertEvent("event-labelled.json", WireSamples.LABELLED);
    }

    @Test
    void rowsWithoutCall() {
        assertEvent("event-uncaptured.json", WireSamples.UNCAPTURED);
    }

    private static void assertEvent(String name, Event event) {
        GoldenFile golden = new GoldenFile(name);
        golden.assertWrittenAs(EventJson.encode(event));
        golden.assertReadAs(EventJson::decode, event);
    }

    @Test
    void evidence() {
        GoldenFile golden = new GoldenFile("evidence.json");
        golden.assertWrittenAs(EvidenceJson.encode(WireSamples.CHANGES));
        golden.assertReadAs(EvidenceJson::decode, WireSamples.CHANGES);
    }

    @Test
    void evidenceOfStatements() {
        GoldenFile golden = new GoldenFile("evidence-statements.json");
        golden.assertWrittenAs(EvidenceJson.encode(WireSamples.STATEMENTS));
        golden.assertReadAs(EvidenceJson::decode, WireSamples.STATEMENTS);
    }

    @Test
    void generatedIds() throws IOException {
        GoldenFile golden = new GoldenFile("generated-ids.json");
        golden.assertWrittenAs(json(WireSamples.IDS));
        golden.assertReadAs(WireFormatTest::ids, WireSamples.IDS);
    }

    private static byte[] json(GeneratedIds ids) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            GeneratedIdsJson.write(json, ids);
        }
        return bytes.toByteArray();
    }

    private static GeneratedIds ids(byte[] bytes) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(bytes)) {
            json.nextToken();
            return GeneratedIdsJson.read(json);
        }
    }

    /**
     * How many bytes a library compresses to is its own affair, so what is written is compared before compression; and whatever is
     * written must be read back by what reads the golden file.
     */
    @ParameterizedTest
    @CsvSource({"DEFLATE,portion-deflate.bin", "PRIMED,portion-primed.bin", "ZSTD,portion-zstd.bin"})
    void portion(Compression compression, String name) {
        List<byte[]> bodies = EVENTS.stream().map(EventJson::encode).toList();
        Portion today = Portion.seal(ChainEnd.START, 1, bodies, WireSamples.AT, compression);
        GoldenFile golden = new GoldenFile(name);
        golden.keep(today.toBytes());

        assertThat(Arrays.copyOf(today.toBytes(), PORTION_HEAD))
                .as("The head of a portion is not that of %s: its form has changed", name)
                .isEqualTo(Arrays.copyOf(golden.bytes(), PORTION_HEAD));
        golden.assertReadAs(bytes -> events(Portion.parse(bytes)), EVENTS);
        assertThat(events(Portion.parse(today.toBytes()))).isEqualTo(EVENTS);
    }

    /** The signature stands behind everything else, in the place where its length was 0. */
    @Test
    void signedPortion() {
        Portion whole = Portion.parse(new GoldenFile("portion-deflate.bin").bytes());
        byte[] signature = new byte[64];
        Arrays.fill(signature, (byte) 7);
        Signature east = new Signature("east", "0123456789abcdef", signature);
        GoldenFile golden = new GoldenFile("portion-signed.bin");
        golden.assertWrittenAs(whole.signed(east).toBytes());
        golden.assertReadAs(bytes -> events(Portion.parse(bytes)), EVENTS);
        Portion read = Portion.parse(golden.bytes());
        assertThat(read.hash()).as("the chain").isEqualTo(whole.hash());
        assertThat(read.content()).isEqualTo(whole.content());
        assertThat(read.signature().orElseThrow().bytes()).isEqualTo(signature);
        assertThat(read.signature().orElseThrow().site()).isEqualTo("east");
        Signature longest = new Signature("x".repeat(64), "0123456789abcdef", signature);
        assertThat(Portion.parse(read.signed(longest).toBytes())
                        .signature()
                        .orElseThrow()
                        .site())
                .hasSize(64);
        assertThat(read.signed(longest).signed(east).toBytes()).isEqualTo(golden.bytes());
    }

    @Test
    void condensedPortion() {
        Portion whole = Portion.parse(new GoldenFile("portion-deflate.bin").bytes());
        int[] number = {0};
        GoldenFile golden = new GoldenFile("portion-condensed.bin");
        golden.keep(whole.condensed(body -> number[0]++ == 1).toBytes());
        golden.assertReadAs(
                bytes -> {
                    Portion condensed = Portion.parse(bytes);
                    List<byte[]> bodies = condensed.bodies();
                    return List.of(
                            condensed.isWhole(),
                            condensed.end(),
                            bodies.get(0).length,
                            EventJson.decode(bodies.get(1)),
                            bodies.get(2).length);
                },
                List.of(false, whole.end(), 0, WireSamples.FULL, 0));
    }

    @Test
    void portionWithoutSupersededEvents() {
        Portion whole = Portion.parse(new GoldenFile("portion-deflate.bin").bytes());
        int[] number = {0};
        GoldenFile golden = new GoldenFile("portion-superseded.bin");
        golden.keep(whole.condensed(body -> number[0]++ != 2, Set.of(1L), 300).toBytes());
        golden.assertReadAs(
                bytes -> {
                    Portion condensed = Portion.parse(bytes);
                    List<byte[]> bodies = condensed.bodies();
                    return List.of(
                            condensed.isWhole(),
                            condensed.end(),
                            condensed.supersededBy(),
                            condensed.superseded(),
                            bodies.get(0).length,
                            EventJson.decode(bodies.get(1)),
                            bodies.get(2).length);
                },
                List.of(false, whole.end(), 300L, Set.of(1L), 0, WireSamples.FULL, 0));
    }

    @Test
    void portionBehindAnother() {
        Portion first = Portion.parse(new GoldenFile("portion-deflate.bin").bytes());
        List<byte[]> bodies = List.of(EventJson.encode(WireSamples.ROWS));
        GoldenFile golden = new GoldenFile("portion-second.bin");
        golden.keep(Portion.seal(first.end(), 2, bodies, WireSamples.AT, Compression.DEFLATE)
                .toBytes());
        golden.assertReadAs(
                bytes -> {
                    Portion second = Portion.parse(bytes);
                    return List.of(second.follows(first), second.end().position(), events(second));
                },
                List.of(true, new Position(2, 4), List.of(WireSamples.ROWS)));
    }

    private static List<Event> events(Portion portion) {
        return portion.bodies().stream().map(EventJson::decode).toList();
    }

    @Test
    void severalPortionsInOneMessage() {
        List<String> portions = List.of("first", "", "third");
        GoldenFile golden = new GoldenFile("message-body.bin");
        golden.assertWrittenAs(PortionFrames.join(portions.stream()
                .map(portion -> portion.getBytes(StandardCharsets.UTF_8))
                .toList()));
        golden.assertReadAs(
                body -> PortionFrames.split(body).stream()
                        .map(portion -> new String(portion, StandardCharsets.UTF_8))
                        .toList(),
                portions);
    }
}
