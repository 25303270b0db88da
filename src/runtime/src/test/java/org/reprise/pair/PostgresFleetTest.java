package org.reprise.pair;

import org.reprise.testing.Make;

final class PostgresFleetTest extends FleetContract {
    PostgresFleetTest() {
        super(Make.POSTGRESQL, Make.MARIADB);
    }
}
