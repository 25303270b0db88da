package org.reprise.pair;

import org.reprise.testing.Make;

final class PostgresCatchUpTest extends CatchUpContract {
    PostgresCatchUpTest() {
        super(Make.POSTGRESQL, Make.POSTGRESQL);
    }
}
