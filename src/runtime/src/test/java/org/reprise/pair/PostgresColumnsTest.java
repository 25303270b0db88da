package org.reprise.pair;

import org.reprise.testing.Make;

final class PostgresColumnsTest extends ColumnsContract {
    PostgresColumnsTest() {
        super(Make.POSTGRESQL);
    }
}
