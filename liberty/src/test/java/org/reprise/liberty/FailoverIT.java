package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.reprise.liberty.ListCheck.MayBeLost;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * Three sites on three makes of database take one another's place by force, while clients append to lists and read them. What clients saw is
 * held against the lists by a checker that knows nothing of sites.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
class FailoverIT {
    private static final int CLIENTS = 3;

    /** Clients that have ended, of which all is looked at when all sites are there again. */
    private record Running(ListHistory history, List<String> lists, MayBeLost span) {}

    private static final List<Running> running = new ArrayList<>();
    private static final Set<String> down = new HashSet<>();
    /** A fallen site comes back with no operator's hand. */
    private static final Map<String, String> BACK = Map.of("reprise.return", "FOLLOW");

    private static FaultySites sites;
    private static String primary = "a";
    private static int round;

    @BeforeAll
    static void start() {
        Path data = RunningSites.folder("it-failover");
        sites = FaultySites.started(
                data,
                new SiteSet(
                        "a",
                        List.of(
                                new SiteConfig(Address.free("a"), List.of(), fresh(Make.POSTGRESQL), BACK),
                                new SiteConfig(Address.free("b"), List.of("a"), fresh(Make.MARIADB), BACK),
                                new SiteConfig(
                                        Address.free("c"),
                                        List.of("a"),
                                        Database.h2(data.resolve("c/database")),
                                        BACK))));
        sites.site("a").load("{\"clients\":1,\"pass\":1,\"expire\":0,\"heartbeats\":0,\"prepare\":10}");
    }

    /** @throws org.opentest4j.TestAbortedException when this make is not installed on this machine */
    private static Database fresh(Make make) {
        TestDatabase data = make.fresh();
        return new Database(Database.Make.valueOf(make.name()), data.url(), data.user(), data.password());
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.close();
        }
    }

    /** What fells the primary, and what raises it again. */
    private enum Fault {
        KILLED {
            @Override
            void fell(String name) {
                sites.site(name).server().kill();
            }

            @Override
            void raise(String name) {
                sites.site(name).server().start();
            }
        },
        CUT {
            @Override
            void fell(String name) {
                sites.cut(name);
            }

            @Override
            void raise(String name) {
                sites.heal(name);
            }
        },
        CUT_ONE_WAY {
            @Override
            void fell(String name) {
                sites.cutOut(name);
            }

            @Override
            void raise(String name) {
                sites.heal(name);
            }
        },
        STOPPED {
            @Override
            void fell(String name) {
                sites.signal(name, "STOP");
            }

            @Override
            void raise(String name) {
                sites.signal(name, "CONT");
            }
        };

        abstract void fell(String name);

        abstract void raise(String name);
    }

    @Test
    @Order(1)
    void aPrimaryThatIsKilledIsReplaced() {
        failover(Fault.KILLED, "b");
    }

    /** A chain of misfortunes: a is still dead. */
    @Test
    @Order(2)
    void itsSuccessorIsCutOffAndReplacedAndFollowsWhenItIsReachedAgain() {
        failover(Fault.CUT, "c");
        raise(Fault.CUT, "b");
    }

    @Test
    @Order(3)
    void theFirstPrimaryComesBackFromTheThirdOneAndReassumes() {
        raise(Fault.KILLED, "a");
        sites.switchTo("a");
        primary = "a";
        check(List.of());
    }

    @Test
    @Order(4)
    void aPrimaryThatStoodStillIsReplacedAndFollowsWhenItGoesOn() {
        failover(Fault.STOPPED, "b");
        raise(Fault.STOPPED, "a");
    }

    /** Rule 5: the candidate is behind, and a third site has what it lacks. */
    @Test
    @Order(5)
    void whatOnlyTheThirdSiteHasIsFetchedFirstAndNothingOfItIsLost() {
        sites.cutBetween("b", "c");
        failover(Fault.KILLED, "c");
        sites.healBetween("b", "c");
        raise(Fault.KILLED, "b");
    }

    @Test
    @Order(6)
    void sixtyTimesARoleGoesOverByForceUnderLoad() {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(Collections.nCopies(20, Fault.KILLED));
        faults.addAll(Collections.nCopies(20, Fault.CUT));
        faults.addAll(Collections.nCopies(10, Fault.CUT_ONE_WAY));
        faults.addAll(Collections.nCopies(10, Fault.STOPPED));
        long seed = Long.getLong("reprise.test.seed", System.nanoTime());
        SitePair.print("order of faults by seed %d", seed);
        Collections.shuffle(faults, new Random(seed));
        for (Fault fault : faults) {
            String old = primary;
            List<String> survivors = sites.others(old);
            failover(fault, survivors.get(round % survivors.size()));
            raise(fault, old);
        }
    }

    /** The primary falls while clients call, and another site takes over. */
    private static void failover(Fault fault, String to) {
        String old = primary;
        List<String> survivors = new ArrayList<>(sites.others(old));
        survivors.removeAll(down);
        ListHistory history = new ListHistory();
        try (ListClients clients = new ListClients(sites.urls(), old, "r" + round++, CLIENTS, history)) {
            awaitAcknowledged(history, 20);
            long known = history.now();
            sites.awaitSomeoneHas(old, survivors);
            fault.fell(old);
            down.add(old);
            Duration took = sites.promote(to);
            primary = to;
            clients.oneGoesTo(to);
            await("calls go on at " + to).atMost(FaultySites.PATIENCE).until(() -> history.acknowledgedBy(to) > 15);
            SitePair.print("%s %s: %s took over in %d ms", old, fault, to, took.toMillis());
            running.add(new Running(history, clients.lists(), new MayBeLost(old, known, Long.MAX_VALUE)));
        }
    }

    /** It comes back, and follows by itself; then all that clients saw is as it must be, at all sites alike. */
    private static void raise(Fault fault, String fallen) {
        fault.raise(fallen);
        if (fault == Fault.KILLED) {
            SitePair.awaitReady(sites.site(fallen));
        }
        await(fallen + " follows " + primary).atMost(FaultySites.PATIENCE).until(() -> sites.role(fallen)
                .equals("SECONDARY"));
        down.remove(fallen);
        if (down.isEmpty()) {
            check(List.copyOf(running));
            running.clear();
        }
    }

    private static void check(List<Running> ran) {
        sites.checkEqual(primary);
        for (Running each : ran) {
            Map<String, List<Integer>> last = new TreeMap<>();
            each.lists()
                    .forEach(list ->
                            last.put(list, ListClients.values(sites.urls().get(primary), list)));
            ListCheck.Found found = ListCheck.of(each.history(), last, List.of(each.span()));
            assertThat(found.wrong()).isEmpty();
            SitePair.print(
                    "%d appends acknowledged, lost with %s, as local acknowledgement permits: %s",
                    each.history().acknowledged(), each.span().by(), found.lost());
            sites.checkQuarantine(each.span().by(), found.lost());
        }
    }

    private static void awaitAcknowledged(ListHistory history, long count) {
        await(count + " appends").atMost(FaultySites.PATIENCE).until(() -> history.acknowledged() >= count);
    }
}
