package org.reprise.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.GoldenFile;
import org.reprise.compare.Form;
import org.reprise.compare.Hash;
import org.reprise.compare.RowSum;
import org.reprise.compare.TableShape;
import org.reprise.finding.ResubmittedEvent;
import org.reprise.log.LogOrigin;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;
import org.reprise.portion.Sha256;
import org.reprise.proof.Value;
import org.reprise.proof.Value.Kind;

/** Manifest and chunks as bytes. */
final class SeedFormTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00.123Z");

    private static SeedManifest manifest(String id, Instant at, List<SeedChunk> chunks) {
        TableShape shape = new TableShape(
                "ITEM",
                new TreeMap<>(Map.of("ID", Form.NUMBER, "NAME", Form.TEXT, "OWNER_ID", Form.NUMBER)),
                List.of("ID"),
                Set.of("OWNER"));
        LogOrigin origin = new LogOrigin(
                new Position(2, 77), new ChainEnd(new Position(2, 80), new PortionHash("0123456789abcdef".repeat(4))));
        return new SeedManifest(
                id, "s1", at, origin, List.of(new SeedTable(shape, new RowSum(3, new Hash(-1, 7)))), chunks, List.of());
    }

    private static List<Value[]> rows() {
        return List.of(
                new Value[] {
                    Value.NULL,
                    new Value(Kind.NUMBER, "-1.5"),
                    new Value(Kind.FLOAT, "0.1"),
                    Value.of("\u00e9\uD83E\uDD81")
                },
                new Value[] {
                    Value.of(new byte[] {0, -1, 7}),
                    new Value(Kind.TIMESTAMP, "2026-11-23T03:00"),
                    new Value(Kind.DATE, "1883-01-01"),
                    new Value(Kind.TIME, "23:59:58.000001")
                },
                new Value[] {new Value(Kind.INSTANT, "2026-11-23T03:00:00Z"), Value.of(""), Value.of(0), Value.NULL});
    }

    private static List<List<Value>> read(SeedChunk chunk, byte[] bytes) throws SQLException {
        List<List<Value>> read = new ArrayList<>();
        ChunkForm.each(chunk, bytes, 4, values -> read.add(List.of(values.clone())));
        return read;
    }

    @Test
    void manifestIsWrittenAndReadAsEver() {
        SeedManifest manifest = manifest("seed-1-ab", NOW, List.of(new SeedChunk(0, "ITEM", 3, 1234, "ff".repeat(32))));
        GoldenFile golden = new GoldenFile("seed-manifest.json");
        golden.assertWrittenAs(ManifestJson.encode(manifest));
        golden.assertReadAs(ManifestJson::decode, manifest);
    }

    @Test
    void manifestSaysWhatWasSubmittedAgain() {
        SeedManifest plain = manifest("seed-1-ab", NOW, List.of());
        ResubmittedEvent event = new ResubmittedEvent("1-7-a", new Position(2, 9), NOW);
        SeedManifest manifest = new SeedManifest(
                plain.id(), plain.source(), NOW, plain.origin(), plain.tables(), List.of(), List.of(event));

        assertThat(ManifestJson.decode(ManifestJson.encode(manifest))).isEqualTo(manifest);
    }

    @Test
    void manifestOfAnotherVersionOrNoneIsRefused() {
        byte[] other = "{\"version\":2}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ManifestJson.decode(other))
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("version 2");
        for (String wrong : new String[] {"{\"version\":1}", "{\"version\":1,", "[]", ""}) {
            assertThatThrownBy(() -> ManifestJson.decode(wrong.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(SeedException.class);
        }
        assertThatThrownBy(() -> manifest("../elsewhere", NOW, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void chunkIsReadAsEver() throws SQLException {
        byte[] today;
        try (ChunkWriter writer = new ChunkWriter()) {
            rows().forEach(writer::add);
            assertThat(writer.rows()).isEqualTo(3);
            today = writer.take();
            assertThat(writer.rows()).isZero();
        }
        List<List<Value>> expected = rows().stream().map(List::of).toList();
        assertThat(read(new SeedChunk(0, "T", 3, today.length, Sha256.hex(today)), today))
                .isEqualTo(expected);
        // how well it is deflated may differ from Java to Java
        GoldenFile golden = new GoldenFile("seed.chunk");
        golden.keep(today);
        golden.assertReadAs(bytes -> read(new SeedChunk(0, "T", 3, bytes.length, Sha256.hex(bytes)), bytes), expected);
    }

    @Test
    void chunkWithFewerOrMoreRowsThanTheManifestSaysIsRefused() {
        byte[] bytes = new GoldenFile("seed.chunk").bytes();
        for (long rows : new long[] {2, 4}) {
            SeedChunk wrong = new SeedChunk(5, "T", rows, bytes.length, Sha256.hex(bytes));
            assertThatThrownBy(() -> read(wrong, bytes))
                    .isInstanceOf(SeedException.class)
                    .hasMessageContaining("chunk 5 (" + rows + " rows of T)");
        }
    }

    @Test
    void unfinishedSeedIsNotFoundAndOldOnesGo(@TempDir Path root) throws Exception {
        StagedSeeds seeds = new StagedSeeds(root.resolve("seeds"));
        assertThat(seeds.list()).isEmpty();
        seeds.begin("seed-killed");
        seeds.finish(seeds.begin("seed-old"), manifest("seed-old", NOW, List.of()));
        seeds.finish(seeds.begin("seed-new"), manifest("seed-new", NOW.plusSeconds(9), List.of()));
        assertThat(seeds.list()).extracting(SeedManifest::id).containsExactly("seed-new", "seed-old");
        assertThat(seeds.find("seed-killed")).isEmpty();
        assertThat(seeds.find("seed-killed.unfinished")).isEmpty();
        assertThat(seeds.find("../seeds/seed-new")).isEmpty();
        assertThat(seeds.find("seed-new").orElseThrow().manifest().id()).isEqualTo("seed-new");
        assertThatThrownBy(() -> seeds.find("seed-new").orElseThrow().chunk(0)).hasMessageContaining("no chunk 0");

        Files.setLastModifiedTime(
                root.resolve("seeds/seed-old"), java.nio.file.attribute.FileTime.from(NOW.minusSeconds(100_000)));
        seeds.removeOlderThan(NOW.minusSeconds(50_000));
        assertThat(seeds.list()).extracting(SeedManifest::id).containsExactly("seed-new");
        seeds.remove("seed-new");
        assertThat(seeds.list()).isEmpty();
    }
}
