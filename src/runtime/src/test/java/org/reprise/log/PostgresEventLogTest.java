package org.reprise.log;

import org.reprise.testing.Make;

final class PostgresEventLogTest extends JdbcEventLogContract {

    PostgresEventLogTest() {
        super(Make.POSTGRESQL);
    }
}
