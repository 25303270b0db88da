package org.reprise.pair;

import org.reprise.testing.Make;

final class HsqldbNamesTest extends NamesContract {
    HsqldbNamesTest() {
        super(Make.HSQLDB);
    }
}
