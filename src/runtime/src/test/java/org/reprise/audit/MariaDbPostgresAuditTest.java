package org.reprise.audit;

import org.reprise.testing.Make;

final class MariaDbPostgresAuditTest extends AuditContract {

    MariaDbPostgresAuditTest() {
        super(Make.MARIADB, Make.POSTGRESQL);
    }
}
