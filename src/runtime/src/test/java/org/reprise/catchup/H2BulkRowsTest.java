package org.reprise.catchup;

import org.reprise.testing.Make;

final class H2BulkRowsTest extends BulkRowsContract {
    H2BulkRowsTest() {
        super(Make.H2);
    }
}
