package org.reprise.seed;

import org.reprise.testing.Make;

final class HsqldbToH2SeedTest extends SeedContract {

    HsqldbToH2SeedTest() {
        super(Make.HSQLDB, Make.H2);
    }
}
