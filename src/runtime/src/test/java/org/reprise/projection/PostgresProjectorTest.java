package org.reprise.projection;

import org.reprise.testing.Make;

class PostgresProjectorTest extends ProjectorContract {
    PostgresProjectorTest() {
        super(Make.POSTGRESQL);
    }
}
