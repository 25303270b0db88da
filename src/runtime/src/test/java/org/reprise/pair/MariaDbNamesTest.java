package org.reprise.pair;

import org.reprise.testing.Make;

final class MariaDbNamesTest extends NamesContract {
    MariaDbNamesTest() {
        super(Make.MARIADB);
    }
}
