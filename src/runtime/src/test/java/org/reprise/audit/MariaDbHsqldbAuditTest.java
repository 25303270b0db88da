package org.reprise.audit;

import org.reprise.testing.Make;

final class MariaDbHsqldbAuditTest extends AuditContract {

    MariaDbHsqldbAuditTest() {
        super(Make.MARIADB, Make.HSQLDB);
    }
}
