package org.reprise.liberty.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlotTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void plotHasABarForEveryAim() throws IOException {
        JsonNode result = JSON.readTree("""
                {"postgresql": {"capture": {"ratio": {"1": 0.8, "8": 0.95}}, "replay": {"rate": 900, "toCapture": 1.2}},
                 "h2": {"capture": {"ratio": {"1": 0.9, "8": 0.85}}, "replay": {"rate": 900, "toCapture": 0.7}},
                 "event": {"bytes": {"W1": 80.5, "W2": 120, "W3": 60}}, "lag": {"p50": 40, "p99": 300}}""");
        String svg = Plot.svg(result, Aim.all());
        assertThat(svg.split("class=\"reached\"")).hasSize(1 + 5);
        assertThat(svg.split("class=\"missed\"")).hasSize(1 + 4);
    }

    @Test
    void percentileIsTheSmallestValueThatSoManyDoNotExceed() {
        List<Double> values =
                IntStream.rangeClosed(1, 200).mapToObj(i -> (double) i).toList();
        assertThat(Median.percentile(values, 50)).isEqualTo(100);
        assertThat(Median.percentile(values, 99)).isEqualTo(198);
        assertThat(Median.of(List.of(3.0, 1.0, 2.0, 10.0))).isEqualTo(2.5);
    }
}
