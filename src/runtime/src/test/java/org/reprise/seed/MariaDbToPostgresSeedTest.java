package org.reprise.seed;

import org.reprise.testing.Make;

final class MariaDbToPostgresSeedTest extends SeedContract {

    MariaDbToPostgresSeedTest() {
        super(Make.MARIADB, Make.POSTGRESQL);
    }
}
