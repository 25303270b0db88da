package org.reprise.quarantine;

import org.reprise.testing.Make;

final class MariaDbReturnTest extends ReturnContract {
    MariaDbReturnTest() {
        super(Make.MARIADB);
    }
}
