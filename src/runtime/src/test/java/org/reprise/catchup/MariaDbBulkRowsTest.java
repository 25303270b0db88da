package org.reprise.catchup;

import org.reprise.testing.Make;

final class MariaDbBulkRowsTest extends BulkRowsContract {
    MariaDbBulkRowsTest() {
        super(Make.MARIADB);
    }
}
