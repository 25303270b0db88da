package org.reprise.pair;

import org.reprise.testing.Make;

final class MariaDbHeldRowsTest extends HeldRowsContract {
    MariaDbHeldRowsTest() {
        super(Make.MARIADB);
    }
}
