package org.reprise.console.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\n\t"})
    void aMissingReasonIsRefusedWithARemedy(String sent) {
        assertThatExceptionOfType(RefusedRequestException.class)
                .isThrownBy(() -> Reason.of(sent))
                .satisfies(refused -> assertThat(refused.fault().remedy()).contains("audit"));
    }

    @Test
    void aReasonThatIsTooLongIsRefusedWithItsLength() {
        assertThatExceptionOfType(RefusedRequestException.class)
                .isThrownBy(() -> Reason.of("x".repeat(501)))
                .withMessageContaining("501");
    }
}
