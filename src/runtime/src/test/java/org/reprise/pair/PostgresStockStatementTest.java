package org.reprise.pair;

import org.reprise.testing.Make;

final class PostgresStockStatementTest extends StockStatementContract {
    PostgresStockStatementTest() {
        super(Make.POSTGRESQL);
    }
}
