package org.reprise.audit;

import org.reprise.testing.Make;

final class H2HsqldbAuditTest extends AuditContract {

    H2HsqldbAuditTest() {
        super(Make.H2, Make.HSQLDB);
    }
}
