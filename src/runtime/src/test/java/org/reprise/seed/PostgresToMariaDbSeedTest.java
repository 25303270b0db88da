package org.reprise.seed;

import org.reprise.testing.Make;

final class PostgresToMariaDbSeedTest extends SeedContract {

    PostgresToMariaDbSeedTest() {
        super(Make.POSTGRESQL, Make.MARIADB);
    }
}
