package org.reprise.seed;

import org.reprise.testing.Make;

final class PostgresToHsqldbSeedTest extends SeedContract {

    PostgresToHsqldbSeedTest() {
        super(Make.POSTGRESQL, Make.HSQLDB);
    }
}
