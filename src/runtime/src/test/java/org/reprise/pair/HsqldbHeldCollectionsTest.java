package org.reprise.pair;

import org.reprise.testing.Make;

final class HsqldbHeldCollectionsTest extends HeldCollectionsContract {
    HsqldbHeldCollectionsTest() {
        super(Make.HSQLDB);
    }
}
