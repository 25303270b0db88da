package org.reprise.quarantine;

import org.reprise.testing.Make;

final class HsqldbReturnTest extends ReturnContract {
    HsqldbReturnTest() {
        super(Make.HSQLDB);
    }
}
