package org.reprise.portion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PortionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123456Z");

    @ParameterizedTest
    @EnumSource
    void parsedPortionIsThePortionThatWasSealed(Compression compression) {
        Portion first = Portion.seal(ChainEnd.START, 1, bodies("{\"a\":1}", "", "line\nbreak"), NOW, compression);
        Portion second = Portion.seal(first.end(), 2, bodies("x"), NOW, compression);

        Portion parsed = Portion.parse(second.toBytes());
        assertThat(parsed.firstSeq()).isEqualTo(4);
        assertThat(parsed.end()).isEqualTo(second.end()).isEqualTo(new ChainEnd(new Position(2, 4), second.hash()));
        assertThat(parsed.previousEpoch()).isEqualTo(1);
        assertThat(parsed.previousHash()).isEqualTo(first.hash());
        assertThat(parsed.sealedAt()).isEqualTo(Instant.parse("2026-11-22T10:15:30.123Z"));
        assertThat(parsed.compression()).isEqualTo(compression);
        assertThat(parsed.toBytes()).isEqualTo(second.toBytes());
        assertThat(Portion.parse(first.toBytes()).bodies())
                .usingRecursiveComparison()
                .isEqualTo(bodies("{\"a\":1}", "", "line\nbreak"));
        assertThat(parsed.follows(first)).isTrue();
        assertThat(first.follows(ChainEnd.START)).isTrue();
        assertThat(first.follows(parsed)).isFalse();
    }

    @Test
    void eachTruncationIsRefused() {
        byte[] bytes = small().toBytes();
        for (int length = 0; length < bytes.length; length++) {
            refused(Arrays.copyOf(bytes, length));
        }
        refused(Arrays.copyOf(bytes, bytes.length + 1));
    }

    @Test
    void eachFlippedBitIsRefused() {
        byte[] bytes = small().toBytes();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] wrong = bytes.clone();
            wrong[bit / 8] ^= (byte) (1 << bit % 8);
            refused(wrong);
        }
    }

    @Test
    void randomBytesAreRefused() {
        Random random = new Random(42);
        byte[] header = Arrays.copyOf(small().toBytes(), 4);
        for (int i = 0; i < 20_000; i++) {
            byte[] wrong = new byte[random.nextInt(300)];
            random.nextBytes(wrong);
            System.arraycopy(header, 0, wrong, 0, Math.min(header.length, wrong.length));
            refused(wrong);
        }
    }

    @Test
    void refusalSaysWhatIsWrong() {
        byte[] bytes = small().toBytes();
        byte[] newer = bytes.clone();
        newer[2] = 9;
        byte[] changed = bytes.clone();
        changed[bytes.length - 40] ^= 1;

        assertThatThrownBy(() -> Portion.parse("hello, this is a text".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("Not a portion");
        assertThatThrownBy(() -> Portion.parse(Arrays.copyOf(bytes, 60))).hasMessageContaining("truncated");
        assertThatThrownBy(() -> Portion.parse(changed)).hasMessageContaining("content");
        assertThatThrownBy(() -> Portion.parse(newer)).hasMessageContaining("format version 9");
        assertThatThrownBy(() -> Portion.parse(new byte[50_000_000])).hasMessageContaining("over the limit");
    }

    @ParameterizedTest
    @EnumSource
    void payloadThatUnpacksToAnotherSizeIsRefusedThoughItsHashIsRight(Compression compression) {
        byte[] payload = compression.pack(EventFrames.join(bodies("x".repeat(1000))), Instant.EPOCH);
        for (int saidSize : new int[] {1, 1001, 1003, 1_000_000}) {
            Portion lying = PortionWire.write(header(1, compression, saidSize), payload);
            assertThatThrownBy(() -> Portion.parse(lying.toBytes()).bodies())
                    .isInstanceOf(PortionRefusedException.class);
        }
        Portion lying = PortionWire.write(header(2, compression, 1002), payload);
        assertThatThrownBy(() -> Portion.parse(lying.toBytes()).bodies()).isInstanceOf(PortionRefusedException.class);
    }

    @ParameterizedTest
    @EnumSource
    void payloadOfNoiseIsRefusedThoughItsHashIsRight(Compression compression) {
        byte[] noise = new byte[200];
        new Random(7).nextBytes(noise);
        Portion portion = PortionWire.write(header(1, compression, 500), noise);

        assertThatThrownBy(() -> Portion.parse(portion.toBytes()).bodies()).isInstanceOf(PortionRefusedException.class);
    }

    @Test
    void saidSizesAreCheckedBeforeAnythingIsAllocated() {
        ByteArrayOutputStream hostile = new ByteArrayOutputStream();
        hostile.writeBytes(Arrays.copyOf(small().toBytes(), 4));
        for (long number : new long[] {1, 1, Integer.MAX_VALUE}) {
            Varint.write(hostile, number);
        }
        assertThatThrownBy(() -> Portion.parse(hostile.toByteArray())).hasMessageContaining("over the limit");
    }

    @Test
    void eventOfTheReferenceWorkloadCostsFewBytes() {
        Random random = new Random(1);
        List<byte[]> hundred = new ArrayList<>();
        long plain = 0;
        for (int i = 0; i < 100; i++) {
            hundred.add(pass(random, i));
            plain += hundred.get(i).length;
        }
        for (Compression compression : Compression.values()) {
            int size =
                    Portion.seal(ChainEnd.START, 1, hundred, NOW, compression).size();
            System.out.printf(
                    "Bytes an event, portion included: %s %.1f of %.1f plain%n",
                    compression, size / 100.0, plain / 100.0);
            assertThat(size / 100.0).isLessThanOrEqualTo(110);
        }
    }

    @Test
    void eventAloneInItsPortionCostsFewBytes() {
        String event = "{\"t\":1795342530118,\"c\":[{\"n\":\"network.expire\",\"a\":[\"mkx3f9a2.0.17\","
                + "\"2026-11-22T10:15:29.998Z\",\"2026-11-22T10:15:29.997Z\"]}]}";
        Compression suited = Compression.ZSTD.suited(event.length());
        Portion portion = Portion.seal(small().end(), 1, bodies(event), NOW, suited);
        System.out.printf("Bytes of an event alone, portion included: %d%n", portion.size());
        assertThat(portion.size()).isLessThanOrEqualTo(150);
    }

    /** As long and as varied as an event of W1: a few names, ids, times, a random digest. */
    private static byte[] pass(Random random, int i) {
        byte[] digest = new byte[16];
        random.nextBytes(digest);
        String event = "{\"n\":\"Routing.pass/1\",\"t\":" + (1_795_342_530_000L + i * 17L + random.nextInt(17))
                + ",\"u\":\"connector\",\"a\":[\"" + String.format("M-%08d", 4711 + i) + "\",{\"from\":\"point-"
                + random.nextInt(20) + "\",\"to\":\"point-" + random.nextInt(20) + "\",\"size\":"
                + random.nextInt(10_000) + ",\"at\":\"2026-11-22T10:15:" + (10 + i % 50) + "."
                + (100 + random.nextInt(900)) + "Z\",\"status\":\"SENT\"}],\"r\":null,\"p\":\""
                + Base64.getEncoder().withoutPadding().encodeToString(digest) + "\"}";
        return event.getBytes(StandardCharsets.UTF_8);
    }

    private static PortionHeader header(int count, Compression compression, int plainSize) {
        return new PortionHeader(1, 1, count, 0, PortionHash.ZERO, Instant.EPOCH, compression, plainSize);
    }

    private static Portion small() {
        return Portion.seal(ChainEnd.START, 1, bodies("{\"n\":1}", "{\"n\":2}"), NOW, Compression.ZSTD);
    }

    private static List<byte[]> bodies(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static void refused(byte[] bytes) {
        assertThatThrownBy(() -> Portion.parse(bytes)).isInstanceOf(PortionRefusedException.class);
    }
}
