package org.reprise.quarantine;

import org.reprise.testing.Make;

final class PostgresQuarantineStoreTest extends QuarantineStoreContract {
    PostgresQuarantineStoreTest() {
        super(Make.POSTGRESQL);
    }
}
