package org.reprise.reign;

import org.junit.jupiter.api.BeforeEach;

final class InMemoryReignsTest extends ReignStoreContract {
    @BeforeEach
    void begin() {
        store = new InMemoryReigns(() -> {});
    }
}
