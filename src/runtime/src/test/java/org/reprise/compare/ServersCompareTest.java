package org.reprise.compare;

import org.reprise.testing.Make;

final class ServersCompareTest extends CompareContract {

    ServersCompareTest() {
        super(Make.MARIADB, Make.POSTGRESQL);
    }
}
