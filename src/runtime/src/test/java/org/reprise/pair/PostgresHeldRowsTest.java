package org.reprise.pair;

import org.reprise.testing.Make;

final class PostgresHeldRowsTest extends HeldRowsContract {
    PostgresHeldRowsTest() {
        super(Make.POSTGRESQL);
    }
}
