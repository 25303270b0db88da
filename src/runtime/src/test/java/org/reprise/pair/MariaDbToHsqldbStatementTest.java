package org.reprise.pair;

import org.reprise.testing.Make;

final class MariaDbToHsqldbStatementTest extends StatementContract {
    MariaDbToHsqldbStatementTest() {
        super(Make.MARIADB, Make.HSQLDB);
    }
}
