package org.reprise.pair;

import org.reprise.testing.Make;

final class HsqldbCatchUpTest extends CatchUpContract {
    HsqldbCatchUpTest() {
        super(Make.HSQLDB, Make.H2);
    }
}
