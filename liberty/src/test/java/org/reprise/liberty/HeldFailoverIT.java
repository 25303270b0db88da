package org.reprise.liberty;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** As {@link FailoverIT}, where a call returns only when another site holds its event: whatever falls, nothing of it is lost. */
@EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
class HeldFailoverIT {
    private static final int TIMES = 3;

    private static FaultySites sites;
    private static FailoverStory story;

    @BeforeAll
    static void start() {
        sites = FaultySites.three(
                RunningSites.folder("it-held-failover"),
                Map.of("reprise.return", "FOLLOW", "reprise.ack", "1", "reprise.ack.timeout", "PT3S"));
        story = new FailoverStory(sites, "a", true);
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            story.printOutages();
            sites.close();
        }
    }

    @Test
    void nothingThatWasAcknowledgedIsLostHoweverAPrimaryFalls() {
        List<Fault> faults = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            faults.addAll(Collections.nCopies(TIMES, fault));
        }
        long seed = Long.getLong("reprise.test.seed", System.nanoTime());
        SitePair.print("order of faults by seed %d", seed);
        Random random = new Random(seed);
        Collections.shuffle(faults, random);
        for (Fault fault : faults) {
            String old = story.primary();
            List<String> survivors = story.survivors();
            story.failover(fault, survivors.get(random.nextInt(survivors.size())));
            story.raise(fault, old);
        }
    }
}
