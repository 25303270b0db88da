package org.reprise.audit;

import org.reprise.testing.Make;

final class HsqldbH2AuditTest extends AuditContract {

    HsqldbH2AuditTest() {
        super(Make.HSQLDB, Make.H2);
    }
}
