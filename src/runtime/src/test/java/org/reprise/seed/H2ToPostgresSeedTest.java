package org.reprise.seed;

import org.reprise.testing.Make;

final class H2ToPostgresSeedTest extends SeedContract {

    H2ToPostgresSeedTest() {
        super(Make.H2, Make.POSTGRESQL);
    }
}
