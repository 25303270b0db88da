package org.reprise.console.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.console.JobsResource;

class KnownKeysTest {
    @Test
    void keyThatNobodyReadsIsNamedWithThoseThatThereAre() {
        Fault fault = KnownKeys.refusal(JobsResource.Comparison.class, List.of("sites", "reason"))
                .orElseThrow();
        assertThat(fault.error()).contains("\"sites\"").doesNotContain("reason");
        assertThat(fault.remedy()).contains("\"site\", \"tables\", \"reason\"");
    }

    @Test
    void keysThatAreMissingAreForTheResourceToSay() {
        assertThat(KnownKeys.refusal(JobsResource.Comparison.class, List.of("reason")))
                .isEmpty();
        assertThat(KnownKeys.refusal(JobsResource.Comparison.class, List.of())).isEmpty();
    }
}
