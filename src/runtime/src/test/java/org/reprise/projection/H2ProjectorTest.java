package org.reprise.projection;

import org.reprise.testing.Make;

class H2ProjectorTest extends ProjectorContract {
    H2ProjectorTest() {
        super(Make.H2);
    }
}
