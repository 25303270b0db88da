package org.reprise.reign;

import org.reprise.testing.Make;

final class H2ReignStoreTest extends JdbcReignStoreContract {
    H2ReignStoreTest() {
        super(Make.H2);
    }
}
