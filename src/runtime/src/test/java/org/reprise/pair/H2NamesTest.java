package org.reprise.pair;

import org.reprise.testing.Make;

final class H2NamesTest extends NamesContract {
    H2NamesTest() {
        super(Make.H2);
    }
}
