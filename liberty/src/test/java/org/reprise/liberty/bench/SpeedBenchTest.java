package org.reprise.liberty.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.liberty.bench.SpeedBench.Part;

class SpeedBenchTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void partsAreNamedOneByOneOrAllTogether() {
        assertThat(Part.named(Set.of("main", "proof"))).isEmpty();
        assertThat(Part.named(Set.of("speed-replay"))).containsExactly(Part.REPLAY);
        assertThat(Part.named(Set.of("speed"))).containsExactly(Part.values());
    }

    @Test
    void figuresOfAPartComeBesideThoseOfOthers() throws JsonProcessingException {
        ObjectNode all = node("{'replay': {'call': {'cpuMs': 9}, 'live': {'half': {'p50': 1}}}, 'bytes': {'W1': 13}}");

        SpeedBench.put(all, node("{'replay': {'call': {'cpuMs': 1}, 'rows': {'cpuMs': 2}}, 'postgres': {'rate': 3}}"));

        assertThat(all)
                .isEqualTo(node("{'replay': {'call': {'cpuMs': 1}, 'live': {'half': {'p50': 1}}, 'rows': {'cpuMs': 2}},"
                        + " 'bytes': {'W1': 13}, 'postgres': {'rate': 3}}"));
    }

    @Test
    void lagGrowsWhenTheEndIsLaterThanTheBeginning() {
        assertThat(Lag.isGrowing(late(0, 1))).isTrue();
        assertThat(Lag.isGrowing(late(300, 0.1))).as("by less than half").isFalse();
        assertThat(Lag.isGrowing(late(10, 0.05))).as("by less than 100 ms").isFalse();
        assertThat(Lag.isGrowing(late(500, -0.4))).isFalse();
        assertThat(Lag.isGrowing(Collections.nCopies(1000, 40.0))).isFalse();
    }

    @Test
    void aimOfWhatWasNotMeasuredIsLeftOut() throws JsonProcessingException {
        ObjectNode part = node("{'replay': {'live': {'fourFifths': {'p99': 2000, 'growing': false}}}}");

        List<String> verdicts = Aim.ofSpeed().stream()
                .filter(aim -> aim.isIn(part))
                .map(aim -> aim.verdict(part))
                .toList();

        assertThat(verdicts).hasSize(2);
        assertThat(verdicts.get(0)).startsWith("NOT REACHED").contains("2000 ms");
        assertThat(verdicts.get(1)).startsWith("reached").contains("grows");
    }

    @Test
    void historyWithoutTheCommitIsTold(@TempDir Path folder) {
        BeforeBuild before = new BeforeBuild(folder, folder.resolve("before"), System.out);

        assertThatThrownBy(before::installation)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has no commit " + BeforeBuild.COMMIT)
                .hasMessageContaining("git fetch --unshallow");
    }

    private static List<Double> late(double first, double step) {
        return DoubleStream.iterate(first, each -> each + step)
                .limit(1000)
                .boxed()
                .toList();
    }

    private static ObjectNode node(String json) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    }
}
