package org.reprise.pair;

import org.reprise.testing.Make;

final class H2CatchUpTest extends CatchUpContract {
    H2CatchUpTest() {
        super(Make.H2, Make.MARIADB);
    }
}
