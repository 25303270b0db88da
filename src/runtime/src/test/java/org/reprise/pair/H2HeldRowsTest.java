package org.reprise.pair;

import org.reprise.testing.Make;

final class H2HeldRowsTest extends HeldRowsContract {
    H2HeldRowsTest() {
        super(Make.H2);
    }
}
