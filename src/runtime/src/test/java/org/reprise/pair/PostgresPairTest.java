package org.reprise.pair;

import org.reprise.testing.Make;

final class PostgresPairTest extends PairContract {
    PostgresPairTest() {
        super(Make.POSTGRESQL);
    }
}
