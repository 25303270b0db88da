package org.reprise.liberty;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Three sites on three makes of database and {@link Hosts hosts} of their own take one another's place by force, while clients append to lists and read them: a few times always,
 * and sixty times under faults. Each story begins where the one before ended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailoverIT {
    /** A multiple of six. */
    private static final int ROUNDS = Integer.getInteger("reprise.test.rounds", 60);

    private static FaultySites sites;
    private static FailoverStory story;

    @BeforeAll
    static void start() {
        // a fallen site comes back with no operator's hand
        sites = FaultySites.three(RunningSites.folder("it-failover"), Map.of("reprise.return", "FOLLOW"));
        story = new FailoverStory(sites, "a", false);
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            story.printOutages();
            sites.close();
        }
    }

    /** A chain of misfortunes: a is still dead when b is cut off. */
    @Test
    @Order(1)
    void aIsKilledAndBTakesOverAndIsCutOffAndCTakesOverAndBothFollowWhenTheyAreBack() {
        story.failover(Fault.KILLED, "b");
        story.failover(Fault.CUT, "c");
        story.raise(Fault.CUT, "b");
        story.raise(Fault.KILLED, "a");
    }

    @Test
    @Order(2)
    void theFirstPrimaryReassumesByPlan() {
        story.switchTo("a");
    }

    @Test
    @Order(3)
    void aPrimaryThatStoodStillIsReplacedAndFollowsWhenItGoesOn() {
        story.failover(Fault.STOPPED, "b");
        story.raise(Fault.STOPPED, "a");
    }

    /** Rule 5: the candidate is behind, and fetches first what a third site has and it lacks. */
    @Test
    @Order(4)
    @EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
    void whatOnlyTheThirdSiteHasIsFetchedFirstAndNothingOfItIsLost() {
        sites.cutBetween("b", "c");
        story.failover(Fault.KILLED, "c");
        sites.healBetween("b", "c");
        story.raise(Fault.KILLED, "b");
    }

    @Test
    @Order(5)
    @EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
    void sixtyTimesARoleGoesOverByForceUnderLoad() {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(Collections.nCopies(ROUNDS / 3, Fault.KILLED));
        faults.addAll(Collections.nCopies(ROUNDS / 3, Fault.CUT));
        faults.addAll(Collections.nCopies(ROUNDS / 6, Fault.CUT_ONE_WAY));
        faults.addAll(Collections.nCopies(ROUNDS / 6, Fault.STOPPED));
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
