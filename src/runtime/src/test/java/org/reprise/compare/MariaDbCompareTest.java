package org.reprise.compare;

import org.reprise.testing.Make;

final class MariaDbCompareTest extends CompareContract {

    MariaDbCompareTest() {
        super(Make.MARIADB, Make.H2);
    }
}
