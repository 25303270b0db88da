package org.reprise.eclipselink;

import org.reprise.testing.Make;

final class HsqldbRowListenerTest extends RowListenerContract {

    HsqldbRowListenerTest() {
        super(Make.HSQLDB);
    }
}
