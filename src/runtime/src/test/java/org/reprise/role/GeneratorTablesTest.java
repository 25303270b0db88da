package org.reprise.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;

class GeneratorTablesTest {
    private final EventLog log = InMemoryEventLog.create();

    private GeneratorTables tables() {
        return new GeneratorTables(log.settings(), InMemoryEventLog.DIRECT);
    }

    @Test
    void whatWasToldOnceIsKnownAfterARestart() {
        assertThat(tables().get()).contains("SEQUENCE").doesNotContain("ORDER_IDS");
        tables().learn(Set.of("ORDER_IDS"));
        tables().learn(Set.of("BILL_IDS", "ORDER_IDS"));
        assertThat(tables().get()).contains("SEQUENCE", "ORDER_IDS", "BILL_IDS");
    }
}
