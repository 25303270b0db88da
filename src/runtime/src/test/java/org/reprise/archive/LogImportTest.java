package org.reprise.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.log.PortionStore;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.reign.Promise;

class LogImportTest {
    private static final List<Portion> CHAIN = SampleLog.chain(5, 1, 12, 30);

    static Stream<Named<Function<List<Portion>, byte[]>>> forms() {
        return Stream.of(Named.of("JSON", SampleLog::json), Named.of("XML", SampleLog::xml));
    }

    private final PortionStore empty = SampleLog.store(List.of());

    @ParameterizedTest
    @MethodSource("forms")
    void importIntoAnEmptyLogGivesTheSameChain(Function<List<Portion>, byte[]> form) {
        LogImport.Result result = SampleLog.load(empty, form.apply(CHAIN));

        assertThat(result).isEqualTo(new LogImport.Result(4, 4, 1, new Position(2, 48)));
        assertThat(SampleLog.content(empty, 1)).isEqualTo(SampleLog.hex(CHAIN));
    }

    /** Rule 8: the last entry of who sends is not below the promise of who takes. */
    @Test
    void anExportThatGoesOnIntoThePromisedReignIsTakenWholeAndOneThatEndsBeforeIsRefused() {
        EventLog promised = InMemoryEventLog.create();
        promised.reigns().raise(new Promise(65, "west", Instant.EPOCH));
        List<Portion> chain = new ArrayList<>(
                SampleLog.chain(IntStream.range(0, 101).map(i -> 1).toArray()));
        chain.add(Portion.seal(chain.get(100).end(), 65, List.of(new byte[] {1}), Instant.EPOCH, Compression.DEFLATE));
        LogImport into = new LogImport(promised.portions());

        byte[] before = SampleLog.json(chain.subList(0, 101));
        LogImport.Result end = LogImport.check(new ByteArrayInputStream(before), SampleLog.progress());
        assertThatThrownBy(() -> into.load(new ByteArrayInputStream(before), end, SampleLog.progress()))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContainingAll("epoch 65 of west", "make the export anew at a site that follows");

        byte[] whole = SampleLog.json(chain);
        LogImport.Result all = LogImport.check(new ByteArrayInputStream(whole), SampleLog.progress());
        assertThat(into.load(new ByteArrayInputStream(whole), all, SampleLog.progress())
                        .stored())
                .isEqualTo(102);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void importingTwiceStoresNothingNew(Function<List<Portion>, byte[]> form) {
        SampleLog.load(empty, form.apply(CHAIN.subList(0, 2)));

        assertThat(SampleLog.load(empty, form.apply(CHAIN)).stored()).isEqualTo(2);
        assertThat(SampleLog.load(empty, form.apply(CHAIN)).stored()).isZero();
        assertThat(SampleLog.content(empty, 1)).isEqualTo(SampleLog.hex(CHAIN));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void portionsWithEventsLeftOutComeBack(Function<List<Portion>, byte[]> form) {
        List<Portion> some = List.of(
                CHAIN.get(0).condensed(body -> body[2] == 't'),
                Portion.joined(List.of(
                        CHAIN.get(1).condensed(body -> false), CHAIN.get(2).condensed(body -> false))),
                CHAIN.get(3));

        SampleLog.load(empty, form.apply(some));

        assertThat(SampleLog.content(empty, 1)).isEqualTo(SampleLog.hex(some));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void manyPortionsComeInMoreThanOneTransaction(Function<List<Portion>, byte[]> form) {
        List<Portion> many =
                SampleLog.chain(IntStream.generate(() -> 2).limit(250).toArray());

        assertThat(SampleLog.load(empty, form.apply(many)).stored()).isEqualTo(250);
        assertThat(SampleLog.content(empty, 1)).isEqualTo(SampleLog.hex(many));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void changedByteIsRefusedOrHarmless(Function<List<Portion>, byte[]> form) {
        byte[] export = form.apply(CHAIN);
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] changed = export.clone();
            int at = i < 100 ? Math.max(0, export.length - 1 - i) : random.nextInt(export.length);
            changed[at] ^= (byte) (i % 2 == 0 ? 1 << random.nextInt(8) : 1 + random.nextInt(255));
            PortionStore store = SampleLog.store(List.of());
            try {
                SampleLog.load(store, changed);
                assertThat(SampleLog.content(store, 1)).isEqualTo(SampleLog.hex(CHAIN));
            } catch (FileRefusedException e) {
                refused++;
                assertThat(e).hasMessageContaining("line ").hasMessageContaining("export again");
                assertThat(SampleLog.hex(CHAIN)).containsAll(SampleLog.content(store, 1));
            }
        }
        System.out.printf("Changed bytes refused: %d of 400%n", refused);
        assertThat(refused).isGreaterThan(380);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void partialFileIsRefused(Function<List<Portion>, byte[]> form) {
        byte[] export = form.apply(CHAIN);
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            // the line break behind the end may be missing
            int length = i < 20 ? export.length - 2 - i : random.nextInt(export.length - 2);
            byte[] partial = Arrays.copyOf(export, length);

            assertThatThrownBy(() -> SampleLog.load(SampleLog.store(List.of()), partial))
                    .as("%d of %d bytes", length, export.length)
                    .isInstanceOf(FileRefusedException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void missingOrSwappedPortionIsRefused(Function<List<Portion>, byte[]> form) {
        for (List<Portion> wrong : List.of(List.of(CHAIN.get(0), CHAIN.get(2)), List.of(CHAIN.get(1), CHAIN.get(0)))) {
            byte[] joined = withoutEnd(form, wrong);
            assertThatThrownBy(() -> SampleLog.load(SampleLog.store(List.of()), joined))
                    .isInstanceOf(FileRefusedException.class)
                    .hasMessageContaining("does not follow");
        }
    }

    private static byte[] withoutEnd(Function<List<Portion>, byte[]> form, List<Portion> portions) {
        StringBuilder joined = new StringBuilder();
        for (Portion portion : portions) {
            String export = new String(form.apply(List.of(portion)), StandardCharsets.UTF_8);
            int start = joined.length() > 0 && export.startsWith("<") ? export.indexOf("<portion") : 0;
            joined.append(export, start, Math.max(export.indexOf("<end"), export.indexOf("{\"end\"")));
        }
        return joined.toString().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void checkFindsTheSameAndStoresNothing(Function<List<Portion>, byte[]> form) {
        byte[] export = form.apply(CHAIN);

        assertThat(LogImport.check(new ByteArrayInputStream(export), SampleLog.progress()))
                .isEqualTo(new LogImport.Result(4, 0, 1, new Position(2, 48)));
        byte[] partial = Arrays.copyOf(export, export.length - 9);
        assertThatThrownBy(() -> LogImport.check(new ByteArrayInputStream(partial), SampleLog.progress()))
                .isInstanceOf(FileRefusedException.class);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void exportOfAnotherHistoryIsRefusedAtItsPlace(Function<List<Portion>, byte[]> form) {
        List<Portion> other = SampleLog.chain(5, 2);
        PortionStore store = SampleLog.store(other);

        assertThatThrownBy(() -> SampleLog.load(store, form.apply(CHAIN)))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("line ")
                .hasMessageContaining("empty log");
        assertThat(SampleLog.content(store, 1)).isEqualTo(SampleLog.hex(other));
    }

    @Test
    void readableEventThatWasEditedIsRefusedThoughTheChecksumWasMadeAnew() throws Exception {
        String[] lines = new String(SampleLog.json(CHAIN), StandardCharsets.UTF_8).split("\n");
        lines[0] = lines[0].replace("m-1", "m-2");
        String before = String.join("\n", Arrays.copyOf(lines, 4)) + "\n";
        String sha = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(before.getBytes(StandardCharsets.UTF_8)));
        String forged = before + "{\"end\":true,\"portions\":4,\"sha256\":\"" + sha + "\"}\n";

        assertThatThrownBy(() -> SampleLog.load(empty, forged.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("event 1");
        String edited = new String(SampleLog.xml(CHAIN), StandardCharsets.UTF_8).replace("m-1", "m-2");
        assertThatThrownBy(() -> SampleLog.load(empty, edited.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("element 'portion', line 3")
                .hasMessageContaining("event 1");
        assertThat(SampleLog.content(empty, 1)).isEmpty();
    }

    @Test
    void xmlIndentedAnewIsHarmless() {
        String xml = new String(SampleLog.xml(CHAIN), StandardCharsets.UTF_8)
                .replace("<event", "\n\t  <event")
                .replace("<portion", "<!-- a remark --><portion");

        assertThat(SampleLog.load(empty, xml.getBytes(StandardCharsets.UTF_8)).stored())
                .isEqualTo(4);
    }

    @Test
    void xmlWithADoctypeOrEntitiesIsRefused() {
        String xml = new String(SampleLog.xml(CHAIN), StandardCharsets.UTF_8);
        String doctype = "<!DOCTYPE log [<!ENTITY e SYSTEM \"file:///etc/hostname\"><!ENTITY m \"m-1\">]>";
        String plain = xml.replace("<log ", doctype + "<log ");
        String used = plain.replace("m-1", "&m;");
        String external = plain.replace("m-1", "&e;");
        String undeclared = xml.replace("m-1", "&m;");

        for (String wrong : List.of(plain, used, external, undeclared)) {
            assertThatThrownBy(() -> SampleLog.load(empty, wrong.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(FileRefusedException.class);
        }
        assertThatThrownBy(() -> SampleLog.load(empty, plain.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("DOCTYPE");
    }

    @Test
    void otherFilesAreRefused() {
        for (String other : List.of(
                "",
                " \n",
                "PK",
                "{}",
                "{\"end\":true}",
                "[]",
                "<html/>",
                "<log/>",
                "<",
                "{\"end\":true,\"portions\":0}")) {
            assertThatThrownBy(() -> SampleLog.load(empty, other.getBytes(StandardCharsets.UTF_8)))
                    .as(other)
                    .isInstanceOf(FileRefusedException.class)
                    .hasMessageContaining("export again");
        }
    }

    @Test
    void somethingBehindTheEndIsRefused() {
        byte[] json = SampleLog.json(CHAIN);
        byte[] twice = Arrays.copyOf(json, 2 * json.length);
        System.arraycopy(json, 0, twice, json.length, json.length);

        assertThatThrownBy(() -> SampleLog.load(empty, twice)).hasMessageContaining("behind the end");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void streamThatFailsIsToldAsSuch(Function<List<Portion>, byte[]> form) {
        byte[] export = form.apply(SampleLog.chain(300));
        for (int length : new int[] {0, 1, 9, export.length - 9}) {
            InputStream broken =
                    new SequenceInputStream(new ByteArrayInputStream(export, 0, length), new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("connection reset");
                        }
                    });

            assertThatThrownBy(() -> new LogImport(empty).load(broken, SampleLog.progress()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("connection reset");
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void largestPortionsComeBack(Function<List<Portion>, byte[]> form) {
        Random random = new Random(3);
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            byte[] noise = new byte[1 << 20];
            random.nextBytes(noise);
            bodies.add(noise);
        }
        String quoted = "{\"<\":\"" + "<&".repeat(500_000) + "\"}";
        bodies.add(quoted.getBytes(StandardCharsets.UTF_8));
        List<Portion> chain = List.of(Portion.seal(ChainEnd.START, 1, bodies, Instant.EPOCH, Compression.DEFLATE));

        byte[] export = form.apply(chain);
        SampleLog.load(empty, export);

        assertThat(SampleLog.content(empty, 1)).isEqualTo(SampleLog.hex(chain));
    }
}
