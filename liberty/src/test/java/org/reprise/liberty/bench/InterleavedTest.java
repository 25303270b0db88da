package org.reprise.liberty.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.capture.CapturePolicy.Proving;

class InterleavedTest {

    private final List<Proving> runs = new ArrayList<>();
    private final PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());

    @Test
    void orderTurnsWithEveryRoundAfterTheWarmUp() throws InterruptedException {
        compared().ratios("run", this::noted);

        assertThat(runs.subList(3, 9))
                .containsExactly(
                        Proving.OFF, Proving.DIGEST, Proving.EVIDENCE, Proving.EVIDENCE, Proving.DIGEST, Proving.OFF);
    }

    @Test
    void ratioIsTheMedianOfTheRatiosOfTheRounds() throws InterruptedException {
        // each run is slower than the one before: 100, 99, 98, ...
        Map<Proving, Double> ratios = compared().ratios("run", proving -> 100 - noted(proving));

        assertThat(ratios.get(Proving.OFF)).isEqualTo(1);
        assertThat(ratios.get(Proving.DIGEST)).isEqualTo((96 / 97.0 + 93 / 92.0) / 2);
        assertThat(ratios.get(Proving.EVIDENCE)).isEqualTo((95 / 97.0 + 94 / 92.0) / 2);
    }

    private Interleaved<Proving> compared() {
        return new Interleaved<>(List.of(Proving.values()), Proving.OFF, 2, nowhere);
    }

    private double noted(Proving proving) {
        runs.add(proving);
        return runs.size() - 1;
    }
}
