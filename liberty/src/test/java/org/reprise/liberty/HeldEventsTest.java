package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.liberty.HeldEvents.Run;

class HeldEventsTest {

    @Test
    void gapIsFoundHoweverMuchIsHeldBehindIt() {
        assertThat(new HeldEvents(List.of(new Run(1, 5), new Run(8, 5000))).firstMissing())
                .isEqualTo(6);
        assertThat(new HeldEvents(List.of(new Run(2, 5000))).firstMissing()).isEqualTo(1);
    }

    @Test
    void whatIsSideBySideHasNoGap() {
        assertThat(new HeldEvents(List.of()).firstMissing()).isEqualTo(1);
        assertThat(new HeldEvents(List.of(new Run(1, 5), new Run(6, 6), new Run(7, 9))).firstMissing())
                .isEqualTo(10);
    }
}
