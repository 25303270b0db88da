package org.reprise.pair;

import org.reprise.testing.Make;

final class MariaDbPairTest extends PairContract {
    MariaDbPairTest() {
        super(Make.MARIADB);
    }
}
