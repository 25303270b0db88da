package org.reprise.audit;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.reprise.testing.Make;

@EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
final class H2HsqldbAuditTest extends AuditContract {

    H2HsqldbAuditTest() {
        super(Make.H2, Make.HSQLDB);
    }
}
