package org.reprise.pair;

import org.reprise.testing.Make;

final class PostgresToMariaDbStatementTest extends StatementContract {
    PostgresToMariaDbStatementTest() {
        super(Make.POSTGRESQL, Make.MARIADB);
    }
}
