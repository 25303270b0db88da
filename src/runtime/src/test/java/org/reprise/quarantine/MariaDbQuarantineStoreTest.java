package org.reprise.quarantine;

import org.reprise.testing.Make;

final class MariaDbQuarantineStoreTest extends QuarantineStoreContract {
    MariaDbQuarantineStoreTest() {
        super(Make.MARIADB);
    }
}
