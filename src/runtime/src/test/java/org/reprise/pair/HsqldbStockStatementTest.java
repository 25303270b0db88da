package org.reprise.pair;

import org.reprise.testing.Make;

final class HsqldbStockStatementTest extends StockStatementContract {
    HsqldbStockStatementTest() {
        super(Make.HSQLDB);
    }
}
