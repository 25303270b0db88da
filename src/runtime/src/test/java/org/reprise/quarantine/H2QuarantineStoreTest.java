package org.reprise.quarantine;

import org.reprise.testing.Make;

final class H2QuarantineStoreTest extends QuarantineStoreContract {
    H2QuarantineStoreTest() {
        super(Make.H2);
    }
}
