package org.reprise.quarantine;

import org.reprise.testing.Make;

final class HsqldbQuarantineStoreTest extends QuarantineStoreContract {
    HsqldbQuarantineStoreTest() {
        super(Make.HSQLDB);
    }
}
