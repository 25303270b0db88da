package org.reprise.log;

import org.reprise.testing.Make;

final class H2EventLogTest extends JdbcEventLogContract {

    H2EventLogTest() {
        super(Make.H2);
    }
}
