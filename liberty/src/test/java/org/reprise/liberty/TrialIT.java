package org.reprise.liberty;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** From H2 to HSQLDB. */
@ExtendWith(RunningSites.class)
class TrialIT extends TrialContract {

    @BeforeEach
    void use(Sites sites) {
        use(SitePair.of(sites));
    }
}
