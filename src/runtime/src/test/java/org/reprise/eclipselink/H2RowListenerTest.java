package org.reprise.eclipselink;

import org.reprise.testing.Make;

final class H2RowListenerTest extends RowListenerContract {

    H2RowListenerTest() {
        super(Make.H2);
    }
}
