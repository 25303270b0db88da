package org.reprise.liberty;

import org.junit.jupiter.api.BeforeEach;

/** From H2 to HSQLDB. */
@OnRunningSites
class TrialIT extends TrialContract {

    @BeforeEach
    void use(Sites sites) {
        use(SitePair.of(sites));
    }
}
