package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.reprise.liberty.ListCheck.MayBeLost;

/**
 * Sites that fall and take one another's place by force, while clients append to lists and read them. Whenever all are there again, what
 * clients saw is held against the lists by a checker that knows nothing of sites, and the sites against one another. For one thread.
 */
final class FailoverStory {
    private static final int CLIENTS = 3;

    /** Clients that have ended, of which all is looked at when all sites are there again. */
    private record Ran(ListHistory history, List<String> lists, List<MayBeLost> spans) {}

    private final FaultySites sites;
    private final List<Ran> ran = new ArrayList<>();
    private final Set<String> down = new HashSet<>();
    private final Map<Fault, List<Long>> outages = new EnumMap<>(Fault.class);
    private final boolean held;
    private String primary;
    private int round;

    /** @param held whether a call returns only when another site holds its event: then nothing that was acknowledged may be lost */
    FailoverStory(FaultySites sites, String primary, boolean held) {
        this.sites = sites;
        this.primary = primary;
        this.held = held;
        sites.site(primary).load("{\"clients\":1,\"pass\":1,\"expire\":0,\"heartbeats\":0,\"prepare\":10}");
    }

    String primary() {
        return primary;
    }

    List<String> survivors() {
        List<String> survivors = sites.others(primary);
        survivors.removeAll(down);
        return survivors;
    }

    /** The primary falls while clients call, and another site takes over by an operator's word. */
    void failover(Fault fault, String to) {
        String old = primary;
        ListHistory history = new ListHistory();
        List<String> lists;
        // one that is cut off still acknowledges what clients bring
        List<MayBeLost> spans = new ArrayList<>();
        down.forEach(fallen -> spans.add(new MayBeLost(fallen, 0, Long.MAX_VALUE)));
        try (ListClients clients = new ListClients(sites.urls(), old, "r" + round++, CLIENTS, history)) {
            lists = clients.lists();
            await("appends").atMost(FaultySites.PATIENCE).until(() -> history.acknowledged() >= 20);
            spans.add(new MayBeLost(old, history.now(), Long.MAX_VALUE));
            sites.awaitSomeoneHas(old, survivors());
            fault.fell(sites, old);
            down.add(old);
            long took = sites.promote(to).toMillis();
            primary = to;
            clients.oneGoesTo(to);
            await("calls go on at " + to).atMost(FaultySites.PATIENCE).until(() -> history.acknowledgedBy(to) > 15);
            outages.computeIfAbsent(fault, kind -> new ArrayList<>()).add(took);
            SitePair.print("%s %s: %s took over in %d ms", old, fault, to, took);
        }
        ran.add(new Ran(history, lists, spans));
    }

    /** It comes back, and follows by itself. */
    void raise(Fault fault, String fallen) {
        long begun = System.nanoTime();
        fault.raise(sites, fallen);
        await(fallen + " follows " + primary).atMost(FaultySites.PATIENCE).until(() -> sites.role(fallen)
                .equals("SECONDARY"));
        SitePair.print(
                "%s follows %s after %d ms",
                fallen, primary, Duration.ofNanos(System.nanoTime() - begun).toMillis());
        down.remove(fallen);
        if (down.isEmpty()) {
            check();
        }
    }

    /** By plan; all sites are there. */
    void switchTo(String to) {
        sites.switchTo(to);
        primary = to;
        check();
    }

    /** All that clients saw is as it must be, at all sites alike; and what the fallen ones alone had is on their worklists. */
    private void check() {
        sites.checkEqual(primary);
        for (Ran each : ran) {
            Map<String, List<Integer>> last = new TreeMap<>();
            each.lists()
                    .forEach(list ->
                            last.put(list, ListClients.values(sites.urls().get(primary), list)));
            ListCheck.Found found = ListCheck.of(each.history(), last, each.spans());
            assertThat(found.wrong()).isEmpty();
            if (held) {
                assertThat(found.lost()).as("what was acknowledged").isEmpty();
            }
            SitePair.print(
                    "%d appends acknowledged, %d lost",
                    each.history().acknowledged(), found.lost().size());
            for (MayBeLost span : each.spans()) {
                new QuarantinedTail(sites.site(span.by()), sites.site(primary))
                        .check(found.lost().stream()
                                .filter(lost -> lost.by().equals(span.by()))
                                .toList());
            }
        }
        ran.clear();
    }

    /** Of each kind of fault how long it took from the operator's word until the plan had ended: the median, and the worst. */
    void printOutages() {
        outages.forEach((fault, took) -> {
            List<Long> sorted = took.stream().sorted().toList();
            SitePair.print(
                    "%d times %s: median %d ms, worst %d ms",
                    sorted.size(), fault, sorted.get((sorted.size() - 1) / 2), sorted.get(sorted.size() - 1));
        });
    }
}
