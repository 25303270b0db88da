package org.reprise.role;

import org.reprise.testing.Make;

class H2OwnReignTest extends OwnReignContract {
    H2OwnReignTest() {
        super(Make.H2);
    }
}
