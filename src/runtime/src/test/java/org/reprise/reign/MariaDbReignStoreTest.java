package org.reprise.reign;

import org.reprise.testing.Make;

final class MariaDbReignStoreTest extends JdbcReignStoreContract {
    MariaDbReignStoreTest() {
        super(Make.MARIADB);
    }
}
