package org.reprise.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedIdsJsonTest {
    private static final JsonFactory FACTORY = new JsonFactory();
    private final IdRecorder recorder = new IdRecorder();

    @Test
    void tenThousandAscendingIdsTakeFewBytes() throws IOException {
        LongStream.range(1001, 11001).forEach(id -> recorder.next("LINES", () -> id));

        assertThat(written()).isEqualTo("{\"LINES\":[[1001,10000]]}");
        assertThat(read(written())).isEqualTo(recorder.recorded());
    }

    @Test
    void idsOfAllKindsComeBack() throws IOException {
        UUID uuid = UUID.fromString("6f1c0000-0000-4000-8000-000000000001");
        recorder.next("N", () -> 7);
        recorder.next("N", () -> new BigDecimal("8.00"));
        recorder.next("N", () -> BigInteger.ONE.shiftLeft(70));
        recorder.next("N", () -> 20L);
        recorder.next("N", () -> 21L);
        recorder.next("N", () -> 22L);
        recorder.next("U", () -> uuid);
        recorder.reserve("I");
        recorder.reserve("I").made(3);

        assertThat(written())
                .isEqualTo("{\"N\":[7,8,\"1180591620717411303424\",[20,3]],\"U\":[\"" + uuid + "\"],\"I\":[null,3]}");
        assertThat(read(written())).isEqualTo(recorder.recorded());
    }

    @Test
    void placesAreFilledInTheOrderOfReservation() {
        IdSlot first = recorder.reserve("I");
        IdSlot second = recorder.reserve("I");
        second.made(1);
        first.made(2);

        IdPlayer player = new IdPlayer(recorder.recorded());
        assertThat(player.reserve("I").played()).isEqualTo(2L);
        assertThat(player.unasked()).isEqualTo(1);
        assertThat(player.reserve("I").played()).isEqualTo(1L);
        assertThat(player.unasked()).isZero();
    }

    @Test
    void askingForMoreIsRefused() {
        IdPlayer player = new IdPlayer(GeneratedIds.NONE);

        assertThatThrownBy(() -> player.next("LINES", () -> 1L))
                .isInstanceOf(UnrecordedIdException.class)
                .hasMessageContaining("LINES");
        IdSlot slot = player.reserve("I");
        assertThatThrownBy(slot::played).isInstanceOf(UnrecordedIdException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"A\":1}",
                "{\"A\":[{}]}",
                "{\"A\":[[1]]}",
                "{\"A\":[[1,2,3]]}",
                "{\"A\":[[1,1000001]]}",
                "{\"A\":[[1,0]]}",
                "{\"A\":[true]}"
            })
    void anythingElseIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IllegalArgumentException.class);
    }

    private String written() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            GeneratedIdsJson.write(json, recorder.recorded());
        }
        return text.toString();
    }

    private static GeneratedIds read(String text) throws IOException {
        try (JsonParser json = FACTORY.createParser(text)) {
            json.nextToken();
            return GeneratedIdsJson.read(json);
        }
    }
}
