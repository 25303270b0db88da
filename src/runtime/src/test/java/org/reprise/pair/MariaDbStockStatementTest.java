package org.reprise.pair;

import org.reprise.testing.Make;

final class MariaDbStockStatementTest extends StockStatementContract {
    MariaDbStockStatementTest() {
        super(Make.MARIADB);
    }
}
