package org.reprise.pair;

import org.reprise.testing.Make;

final class MariaDbFleetTest extends FleetContract {
    MariaDbFleetTest() {
        super(Make.MARIADB, Make.HSQLDB);
    }
}
