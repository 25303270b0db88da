package org.reprise.pair;

import org.reprise.testing.Make;

final class H2ToPostgresStatementTest extends StatementContract {
    H2ToPostgresStatementTest() {
        super(Make.H2, Make.POSTGRESQL);
    }
}
