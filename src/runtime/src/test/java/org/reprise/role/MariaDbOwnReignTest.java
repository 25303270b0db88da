package org.reprise.role;

import org.reprise.testing.Make;

class MariaDbOwnReignTest extends OwnReignContract {
    MariaDbOwnReignTest() {
        super(Make.MARIADB);
    }
}
