package org.reprise.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void blanksAroundAReasonAreCutOff() {
        assertThat(Reason.of("  the route is back \n").text()).isEqualTo("the route is back");
    }

    @Test
    void aReasonHasOneToFiveHundredCharacters() {
        assertThat(new Reason("x".repeat(500)).text()).hasSize(500);
        assertThatIllegalArgumentException().isThrownBy(() -> new Reason(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reason("x".repeat(501)));
    }
}
