package org.reprise.pair;

import org.reprise.testing.Make;

final class HsqldbFleetTest extends FleetContract {
    HsqldbFleetTest() {
        super(Make.HSQLDB, Make.H2);
    }
}
