package org.reprise.pair;

import org.reprise.testing.Make;

final class PostgresNamesTest extends NamesContract {
    PostgresNamesTest() {
        super(Make.POSTGRESQL);
    }
}
