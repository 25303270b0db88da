package org.reprise.quarantine;

import org.reprise.testing.Make;

final class PostgresReturnTest extends ReturnContract {
    PostgresReturnTest() {
        super(Make.POSTGRESQL);
    }
}
