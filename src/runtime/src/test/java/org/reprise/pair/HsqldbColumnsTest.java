package org.reprise.pair;

import org.reprise.testing.Make;

final class HsqldbColumnsTest extends ColumnsContract {
    HsqldbColumnsTest() {
        super(Make.HSQLDB);
    }
}
