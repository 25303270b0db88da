package org.reprise.reign;

import org.reprise.testing.Make;

final class HsqldbReignStoreTest extends JdbcReignStoreContract {
    HsqldbReignStoreTest() {
        super(Make.HSQLDB);
    }
}
