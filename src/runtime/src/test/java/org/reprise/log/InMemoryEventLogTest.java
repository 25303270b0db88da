package org.reprise.log;

import org.junit.jupiter.api.BeforeEach;

/** Holds the double to the contract of the real log. */
final class InMemoryEventLogTest extends EventLogContract {

    @BeforeEach
    void create() {
        log = InMemoryEventLog.create();
    }
}
