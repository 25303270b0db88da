package org.reprise.pair;

import org.reprise.testing.Make;

final class H2StockStatementTest extends StockStatementContract {
    H2StockStatementTest() {
        super(Make.H2);
    }
}
