package org.reprise.pair;

import org.reprise.testing.Make;

final class H2ColumnsTest extends ColumnsContract {
    H2ColumnsTest() {
        super(Make.H2);
    }
}
