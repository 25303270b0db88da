package org.reprise.pair;

import org.reprise.testing.Make;

final class MariaDbCatchUpTest extends CatchUpContract {
    MariaDbCatchUpTest() {
        super(Make.MARIADB, Make.HSQLDB);
    }
}
