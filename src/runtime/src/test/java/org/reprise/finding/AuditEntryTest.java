package org.reprise.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AuditEntryTest {
    private static AuditEntry entry(String act, int second) {
        return new AuditEntry(Instant.ofEpochSecond(second), "olga", act, "1:" + second, "it cannot be");
    }

    @Test
    void skippedEventsAreCountedAndTheLastOfThemIsNamed() {
        assertThat(AuditEntry.skipped(List.of(entry("skip", 8), entry("skip", 7)), "west"))
                .singleElement()
                .asString()
                .startsWith("2 events were skipped at west, the last of them by olga at 1970-01-01T00:00:08Z (1:8)");
        assertThat(AuditEntry.skipped(List.of(entry("skip", 7)), "west"))
                .singleElement()
                .asString()
                .startsWith("one event was skipped at west");
    }

    @Test
    void nothingIsSaidWhereNoneWasSkipped() {
        assertThat(AuditEntry.skipped(List.of(), "west")).isEmpty();
    }
}
