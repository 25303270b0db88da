package org.reprise.pair;

import org.reprise.testing.Make;

final class H2HeldCollectionsTest extends HeldCollectionsContract {
    H2HeldCollectionsTest() {
        super(Make.H2);
    }
}
