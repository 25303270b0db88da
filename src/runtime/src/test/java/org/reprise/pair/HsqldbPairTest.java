package org.reprise.pair;

import org.reprise.testing.Make;

final class HsqldbPairTest extends PairContract {
    HsqldbPairTest() {
        super(Make.HSQLDB);
    }
}
