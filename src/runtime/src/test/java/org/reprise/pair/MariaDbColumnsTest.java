package org.reprise.pair;

import org.reprise.testing.Make;

final class MariaDbColumnsTest extends ColumnsContract {
    MariaDbColumnsTest() {
        super(Make.MARIADB);
    }
}
