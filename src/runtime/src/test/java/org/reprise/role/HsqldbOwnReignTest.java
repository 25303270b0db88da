package org.reprise.role;

import org.reprise.testing.Make;

class HsqldbOwnReignTest extends OwnReignContract {
    HsqldbOwnReignTest() {
        super(Make.HSQLDB);
    }
}
