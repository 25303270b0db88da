package org.reprise.liberty.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ScaleFiguresTest {
    private static final String ROUNDS = """
            {"events": {"small": 10, "large": 100},
             "costs": {"seal": {"small": [10, 40, 10], "large": [11, 44, 30]}},
             "askers": {"4": [20, 10], "100": [30, 25]},
             "backlog": {"found": 7.5}, "heapMb": {"large": 20}}""";

    @Test
    void ratioIsTheMedianOfTheRatiosOfTheRounds() throws IOException {
        JsonNode figures = ScaleFigures.of(new ObjectMapper().readTree(ROUNDS));

        // the second round is slow at everything, the third at the one
        assertThat(figures.at("/ratio/seal").asDouble()).isEqualTo(1.1);
        assertThat(figures.at("/cpuMicros/seal/small").asDouble()).isEqualTo(10);
        assertThat(figures.at("/cpuMicros/seal/large").asDouble()).isEqualTo(30);
        assertThat(figures.at("/askers/ratio").asDouble()).isEqualTo(2);
        assertThat(figures.at("/askers/cpuMicros/100").asDouble()).isEqualTo(27.5);
        assertThat(figures.at("/backlog/found").asDouble()).isEqualTo(7.5);
        assertThat(figures.at("/heapMb/large").asInt()).isEqualTo(20);
    }

    @Test
    void whatWasNotMeasuredIsTold() {
        assertThatThrownBy(() -> ScaleFigures.of(new ObjectMapper().readTree("{\"costs\": {\"seal\": {}}}")))
                .hasMessageContaining("as 'small'");
    }
}
