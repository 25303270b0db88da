package org.reprise.pair;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.reprise.testing.Make;

@EnabledIfSystemProperty(named = "reprise.test.pair-events", matches = "[0-9]+")
final class HsqldbPairTest extends PairContract {
    HsqldbPairTest() {
        super(Make.HSQLDB);
    }
}
