package org.reprise.pair;

import org.reprise.testing.Make;

final class H2PairTest extends PairContract {
    H2PairTest() {
        super(Make.H2);
    }
}
