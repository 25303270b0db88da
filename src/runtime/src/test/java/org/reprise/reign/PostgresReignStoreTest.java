package org.reprise.reign;

import org.reprise.testing.Make;

final class PostgresReignStoreTest extends JdbcReignStoreContract {
    PostgresReignStoreTest() {
        super(Make.POSTGRESQL);
    }
}
