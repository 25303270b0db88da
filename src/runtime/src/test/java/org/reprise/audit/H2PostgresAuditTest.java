package org.reprise.audit;

import org.reprise.testing.Make;

final class H2PostgresAuditTest extends AuditContract {

    H2PostgresAuditTest() {
        super(Make.H2, Make.POSTGRESQL);
    }
}
