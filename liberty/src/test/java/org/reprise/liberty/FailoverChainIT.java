package org.reprise.liberty;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Four sites on four makes of database in a chain fall one after another, and the next one takes over each time, until one is left. */
@EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
class FailoverChainIT {
    private static FaultySites sites;

    @BeforeAll
    static void start() {
        Path data = RunningSites.folder("it-failover-chain");
        sites = FaultySites.started(
                data,
                Map.of("reprise.return", "FOLLOW"),
                new FaultySites.Member("a", List.of(), Database.Make.POSTGRESQL),
                new FaultySites.Member("b", List.of("a"), Database.Make.MARIADB),
                new FaultySites.Member("c", List.of("b"), Database.Make.H2),
                new FaultySites.Member("d", List.of("c"), Database.Make.HSQLDB));
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.close();
        }
    }

    @Test
    void theChainFallsFromItsHeadOnAndAComesBackFromDAndReassumes() {
        FailoverStory story = new FailoverStory(sites, "a", false);
        story.failover(Fault.KILLED, "b");
        story.failover(Fault.CUT, "c");
        story.failover(Fault.STOPPED, "d");
        story.raise(Fault.KILLED, "a");
        story.raise(Fault.STOPPED, "c");
        story.raise(Fault.CUT, "b");
        story.switchTo("a");
    }
}
