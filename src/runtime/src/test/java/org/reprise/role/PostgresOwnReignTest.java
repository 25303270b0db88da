package org.reprise.role;

import org.reprise.testing.Make;

class PostgresOwnReignTest extends OwnReignContract {
    PostgresOwnReignTest() {
        super(Make.POSTGRESQL);
    }
}
