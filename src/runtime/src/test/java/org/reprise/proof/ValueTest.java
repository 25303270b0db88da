package org.reprise.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value.Kind;

final class ValueTest {

    /** Of these, Java 17 and Java 25 write other decimal texts. */
    @ParameterizedTest
    @CsvSource({
        "2e23, 0x1.52d02c7e14af6p77",
        "4.9e-324, 0x0.0000000000001p-1022",
        "2.2250738585072014e-308, 0x1.0p-1022",
        "0.1, 0x1.999999999999ap-4",
        "-0.0, -0x0.0p0",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void doubleHasOneTextInEveryJava(double number, String text) {
        assertThat(Value.of(number)).isEqualTo(new Value(Kind.FLOAT, text));
        assertThat(Value.of(number).toJdbc()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0x1.333334p-2", "1.17549435E-38, 0x1.0p-126", "3.3554432E7, 0x1.0p25", "1.4E-45, 0x1.0p-149"})
    void floatIsTheDoubleThatItIs(float number, String text) {
        assertThat(Value.of(number)).isEqualTo(new Value(Kind.FLOAT, text)).isEqualTo(Value.of((double) number));
    }

    @Test
    void digestOfFloatsIsTheSameInEveryJava() {
        assertThat(proof(Value.of(2e23), Value.of(0.3f)).hex()).isEqualTo("d2e4e00bacb0f464f81d819ebcc4827e");
    }

    @Test
    void proofOfBeforeTheTextWasExactStillHolds() {
        List<Change> now = List.of(change(Value.of(-6498.40625), Value.of(0.1)));
        List<Change> before = List.of(change(decimal("-6498.40625"), decimal("0.1")));
        assertThat(WriteSet.proof(now)).isNotEqualTo(WriteSet.proof(before));
        assertThat(WriteSet.isProof(WriteSet.proof(before), now)).isTrue();
        assertThat(WriteSet.isProof(WriteSet.proof(before), before)).isTrue();
        assertThat(Difference.between(before, now)).isEmpty();

        List<Change> single = List.of(change(Value.of(0.3f), Value.of(-0.0)));
        List<Change> old = List.of(change(decimal("0.3"), decimal("-0.0")));
        assertThat(WriteSet.isProof(WriteSet.proof(old), single)).isTrue();
        assertThat(Difference.between(old, single)).isEmpty();
        assertThat(WriteSet.isProof(WriteSet.proof(old), List.of(change(Value.of(0.31f), Value.of(0.0)))))
                .isFalse();
        assertThat(Difference.between(old, List.of(change(Value.of(0.31f), Value.of(0.0)))))
                .hasSize(1);
    }

    @Test
    void numberIsShownInDecimals() {
        assertThat(Value.of(0.1)).hasToString("0.1");
        assertThat(Value.of(16777.25f)).hasToString("16777.25");
    }

    @Test
    void timeWithoutAZoneIsOneOfThisServer() {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try {
            assertThat(ServerZone.local(Instant.parse("2026-07-01T12:00:00Z"))).isEqualTo("2026-07-01T14:00:00");
            assertThat(ServerZone.instant(LocalDateTime.of(2026, 3, 29, 2, 30))).isEqualTo("2026-03-29T01:30:00Z");
            assertThat(ServerZone.instant(LocalDateTime.of(2026, 10, 25, 2, 30)))
                    .isEqualTo("2026-10-25T01:30:00Z");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static Value decimal(String text) {
        return new Value(Kind.FLOAT, text);
    }

    private static Proof proof(Value first, Value second) {
        return WriteSet.proof(List.of(change(first, second)));
    }

    private static Change change(Value first, Value second) {
        return new RowChange(
                Operation.INSERT,
                "GAUGE",
                new TreeMap<>(Map.of("ID", Value.of(1))),
                new TreeMap<>(Map.of("FIRST", first, "SECOND", second)),
                new TreeMap<>());
    }

    /** Sites compare and audit each other by it: what one says more is what the other refuses. */
    @Test
    void itsJsonIsItsKindAndItsText() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        String text = json.writeValueAsString(Value.of(LocalDate.MAX));
        assertThat(text).isEqualTo("{\"kind\":\"DATE\",\"text\":\"infinity\"}");
        assertThat(json.readValue(text, Value.class)).isEqualTo(Value.of(LocalDate.MAX));
    }
}
