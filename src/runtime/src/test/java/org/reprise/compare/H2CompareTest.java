package org.reprise.compare;

import org.reprise.testing.Make;

final class H2CompareTest extends CompareContract {

    H2CompareTest() {
        super(Make.H2, Make.H2);
    }
}
