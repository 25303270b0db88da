package org.reprise.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static final JsonNode TIME = TextNode.valueOf("2026-11-23T23:30:05.123Z");

    @Test
    void aTimeSaysItsZone() {
        assertThat(new Words(ZoneOffset.UTC).time(TIME)).isEqualTo("2026-11-23 23:30:05Z");
        assertThat(new Words(ZoneId.of("Africa/Lagos")).time(TIME)).isEqualTo("2026-11-24 00:30:05+01:00");
    }

    @Test
    void whatIsNoTimeIsShownAsItCame() {
        assertThat(new Words(ZoneOffset.UTC).time(TextNode.valueOf("soon"))).isEqualTo("soon");
        assertThat(new Words(ZoneOffset.UTC).time(MissingNode.getInstance())).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource({"0,0.0 s", "59.94,59.9 s", "61.9,1 min 1 s", "3599,59 min 59 s", "3600,1 h 0 min", "90061,25 h 1 min"})
    void aSpanIsShort(double seconds, String text) {
        assertThat(Words.span(DoubleNode.valueOf(seconds))).isEqualTo(text);
    }

    @Test
    void theInnermostCauseIsTheRootCause() {
        assertThat(Words.rootCause(TextNode.valueOf("A: a; caused by B: b; caused by C: c")))
                .isEqualTo("C: c");
        assertThat(Words.rootCause(TextNode.valueOf("A: a"))).isEqualTo("A: a");
    }
}
