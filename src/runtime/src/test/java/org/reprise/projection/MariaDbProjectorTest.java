package org.reprise.projection;

import org.reprise.testing.Make;

class MariaDbProjectorTest extends ProjectorContract {
    MariaDbProjectorTest() {
        super(Make.MARIADB);
    }
}
