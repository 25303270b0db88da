package org.reprise.console.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void safeMethodsNeedNoHeader(String method) {
        assertThat(CrossSiteRule.refusal(method, null, "cross-site")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "post"})
    void unsafeMethodsNeedTheHeader(String method) {
        assertThat(CrossSiteRule.refusal(method, null, null)).isPresent();
        assertThat(CrossSiteRule.refusal(method, "0", null)).isPresent();
        assertThat(CrossSiteRule.refusal(method, "1", null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "something-new"})
    void aPageOfAnotherOriginIsRefusedEvenWithTheHeader(String origin) {
        assertThat(CrossSiteRule.refusal("POST", "1", origin))
                .hasValueSatisfying(fault -> assertThat(fault.error()).contains(origin));
    }

    @Test
    void theOwnPageAndTheAddressBarPass() {
        assertThat(CrossSiteRule.refusal("POST", "1", "same-origin")).isEmpty();
        assertThat(CrossSiteRule.refusal("POST", "1", "none")).isEmpty();
    }
}
