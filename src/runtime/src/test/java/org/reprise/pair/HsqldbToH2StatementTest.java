package org.reprise.pair;

import org.reprise.testing.Make;

final class HsqldbToH2StatementTest extends StatementContract {
    HsqldbToH2StatementTest() {
        super(Make.HSQLDB, Make.H2);
    }
}
