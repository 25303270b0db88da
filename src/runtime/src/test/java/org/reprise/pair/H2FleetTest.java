package org.reprise.pair;

import org.reprise.testing.Make;

final class H2FleetTest extends FleetContract {
    H2FleetTest() {
        super(Make.H2, Make.POSTGRESQL);
    }
}
