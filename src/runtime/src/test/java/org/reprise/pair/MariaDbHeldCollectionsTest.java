package org.reprise.pair;

import org.reprise.testing.Make;

final class MariaDbHeldCollectionsTest extends HeldCollectionsContract {
    MariaDbHeldCollectionsTest() {
        super(Make.MARIADB);
    }
}
