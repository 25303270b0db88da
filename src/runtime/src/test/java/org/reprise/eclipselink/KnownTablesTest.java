package org.reprise.eclipselink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;

final class KnownTablesTest {
    private final TestClock clock = new TestClock(Instant.ofEpochMilli(1000));
    private final KnownTables<String> tables = new KnownTables<>(clock);

    @Test
    void tableThatMayHaveBeenAlteredIsReadAgain() {
        assertThat(tables.get("ITEM")).isNull();
        tables.put("ITEM", "two digits");
        clock.advance(Duration.ofSeconds(60));
        assertThat(tables.get("ITEM")).isEqualTo("two digits");
        clock.advance(Duration.ofSeconds(1));
        assertThat(tables.get("ITEM")).isNull();
    }
}
