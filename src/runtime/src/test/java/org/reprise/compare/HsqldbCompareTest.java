package org.reprise.compare;

import org.reprise.testing.Make;

final class HsqldbCompareTest extends CompareContract {

    HsqldbCompareTest() {
        super(Make.HSQLDB, Make.H2);
    }
}
