package org.reprise.catchup;

import org.reprise.testing.Make;

final class PostgresBulkRowsTest extends BulkRowsContract {
    PostgresBulkRowsTest() {
        super(Make.POSTGRESQL);
    }
}
