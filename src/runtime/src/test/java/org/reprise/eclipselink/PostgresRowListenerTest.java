package org.reprise.eclipselink;

import org.reprise.testing.Make;

final class PostgresRowListenerTest extends RowListenerContract {

    PostgresRowListenerTest() {
        super(Make.POSTGRESQL);
    }
}
