package org.reprise.audit;

import org.reprise.testing.Make;

final class PostgresMariaDbAuditTest extends AuditContract {

    PostgresMariaDbAuditTest() {
        super(Make.POSTGRESQL, Make.MARIADB);
    }
}
