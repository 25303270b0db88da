package org.reprise.projection;

import org.reprise.testing.Make;

class HsqldbProjectorTest extends ProjectorContract {
    HsqldbProjectorTest() {
        super(Make.HSQLDB);
    }
}
