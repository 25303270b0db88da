package org.reprise.pair;

import org.reprise.testing.Make;

final class PostgresHeldCollectionsTest extends HeldCollectionsContract {
    PostgresHeldCollectionsTest() {
        super(Make.POSTGRESQL);
    }
}
