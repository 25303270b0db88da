package org.reprise.pair;

import org.reprise.testing.Make;

final class HsqldbHeldRowsTest extends HeldRowsContract {
    HsqldbHeldRowsTest() {
        super(Make.HSQLDB);
    }
}
