package org.reprise.compare;

import org.reprise.testing.Make;

final class PostgresCompareTest extends CompareContract {

    PostgresCompareTest() {
        super(Make.POSTGRESQL, Make.H2);
    }
}
