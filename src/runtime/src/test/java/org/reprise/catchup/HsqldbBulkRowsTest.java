package org.reprise.catchup;

import org.reprise.testing.Make;

final class HsqldbBulkRowsTest extends BulkRowsContract {
    HsqldbBulkRowsTest() {
        super(Make.HSQLDB);
    }
}
