package org.reprise.quarantine;

import org.reprise.testing.Make;

final class H2ReturnTest extends ReturnContract {
    H2ReturnTest() {
        super(Make.H2);
    }
}
