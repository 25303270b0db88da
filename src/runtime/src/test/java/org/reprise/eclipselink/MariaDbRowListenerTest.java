package org.reprise.eclipselink;

import org.reprise.testing.Make;

final class MariaDbRowListenerTest extends RowListenerContract {

    MariaDbRowListenerTest() {
        super(Make.MARIADB);
    }
}
