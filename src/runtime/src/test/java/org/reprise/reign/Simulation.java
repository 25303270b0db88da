package org.reprise.reign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.reign.Opening.Seat;

/**
 * Sites, what they send each other, an operator, and a world that crashes, pauses, cuts, loses, repeats, reorders, fills disks and moves
 * clocks, all by one seed: the same seed does the same again.
 */
final class Simulation {
    /**
     * What is simulated.
     *
     * @param sites    how many
     * @param chain    whether each asks its neighbour, not the primary
     * @param majority whether the operator waits for the promise of a majority, so that what a majority holds is never lost; else of those
     *                 only that can be reached
     */
    record Setting(int sites, boolean chain, boolean majority, Set<Rule> off) {}

    private sealed interface Message {
        String from();

        String to();

        Lineage lineage();

        Reigns reigns();
    }

    private record Request(String from, String to, Lineage lineage, Reigns reigns, long seq) implements Message {}

    private record Answer(String from, String to, Lineage lineage, Reigns reigns, List<Portion> portions)
            implements Message {}

    private record Ask(String from, String to, Lineage lineage, Reigns reigns, Promise promise) implements Message {}

    private record Promised(String from, String to, Lineage lineage, Reigns reigns) implements Message {}

    private static final int EVENTS = 14;
    private static final int UNDER_WAY = 25;

    private final Setting setting;
    private final Random random;
    private final List<SimulatedSite> sites = new ArrayList<>();
    private final TreeMap<String, SimulatedSite> byName = new TreeMap<>();
    private final boolean[][] cut;
    private final List<Message> net = new ArrayList<>();
    private final Invariants invariants;
    private int next = 1;
    private String wrong = "";

    Simulation(Setting setting, long seed) {
        this.setting = setting;
        this.random = new Random(seed);
        this.cut = new boolean[setting.sites()][setting.sites()];
        for (int i = 0; i < setting.sites(); i++) {
            SimulatedSite site = new SimulatedSite(Character.toString('a' + i), new EpochNumbers(i), setting.off());
            sites.add(site);
            byName.put(site.name, site);
        }
        this.invariants = new Invariants(sites, setting.majority());
        SimulatedSite first = sites.get(0);
        first.firstReign();
        first.open();
        first.everPrimary = true;
        invariants.reigns(first, 1);
    }

    /** @return which invariant was broken, and when; empty when none was */
    String run(int steps) {
        for (int step = 0; step < steps; step++) {
            SimulatedSite site = sites.get(random.nextInt(sites.size()));
            try {
                step(site, random.nextInt(100));
            } catch (ReignConflictException e) {
                // two primaries of one epoch: it is found where sites meet, and nothing is done
                wrong = "OneMasterPerEpoch: " + e.getMessage();
            }
            String broken = wrong.isEmpty() ? invariants.broken(next) : wrong;
            if (!broken.isEmpty()) {
                return broken + " at step " + step;
            }
        }
        return "";
    }

    private void step(SimulatedSite site, int dice) {
        if (dice < 14) {
            commit(site);
        } else if (dice < 17) {
            submitAgain(site);
        } else if (dice < 33) {
            request(site, upstream(site));
        } else if (dice < 60) {
            deliver();
            deliver();
        } else if (dice < 70) {
            if (site.works()) {
                site.replay(setting.majority());
            }
        } else if (dice < 82) {
            world(site, dice);
        } else if (dice < 90) {
            operate(candidate(site));
        } else if (dice < 92) {
            if (site.works() && site.seat == Seat.PRIMARY_WITHOUT_BARRIER) {
                committed(site, site::begin);
            }
        } else if (dice < 97) {
            stable(site);
        } else if (site.works()) {
            site.notice();
        }
    }

    private void world(SimulatedSite site, int dice) {
        int other = random.nextInt(sites.size());
        switch (dice) {
            case 70 -> site.crash();
            case 71, 72, 73, 74 ->
                sites.stream()
                        .filter(each -> !each.up && !each.full)
                        .findFirst()
                        .ifPresent(SimulatedSite::open);
            case 75 -> site.paused = random.nextInt(3) == 0;
            case 76 -> site.full = random.nextInt(3) == 0;
            case 77 -> site.skewSeconds += random.nextInt(200_000) - 100_000;
            case 78 -> cut[sites.indexOf(site)][other] = random.nextBoolean();
            case 79 -> {
                boolean both = random.nextBoolean();
                cut[sites.indexOf(site)][other] = both;
                cut[other][sites.indexOf(site)] = both;
            }
            default -> heal(site);
        }
    }

    private void heal(SimulatedSite site) {
        int here = sites.indexOf(site);
        for (int i = 0; i < sites.size(); i++) {
            cut[here][i] = false;
            cut[i][here] = false;
        }
        site.paused = false;
        site.full = false;
    }

    /** An operator who began with one mostly goes on with it. */
    private SimulatedSite candidate(SimulatedSite otherwise) {
        return random.nextInt(10) == 0
                ? otherwise
                : sites.stream()
                        .filter(each -> each.candidacy != null)
                        .findFirst()
                        .orElse(otherwise);
    }

    private interface Commit {
        boolean commit();
    }

    private boolean committed(SimulatedSite site, Commit commit) {
        boolean done = commit.commit();
        if (done) {
            invariants.committed(site);
        }
        return done;
    }

    private void commit(SimulatedSite site) {
        if (site.works() && site.seat == Seat.PRIMARY && next <= EVENTS && committed(site, () -> site.commit(next))) {
            next++;
        }
    }

    /** Rule 16. */
    private void submitAgain(SimulatedSite site) {
        SimulatedSite other = sites.get(random.nextInt(sites.size()));
        if (!site.works() || site.seat != Seat.PRIMARY || other.quarantine.isEmpty()) {
            return;
        }
        int id = other.quarantine.iterator().next();
        boolean there = site.entries().stream().anyMatch(each -> each.id() == id);
        if (!(there && site.keeps(Rule.DEDUP)) && committed(site, () -> site.commit(id))) {
            other.quarantine.remove(id);
        }
    }

    private SimulatedSite upstream(SimulatedSite site) {
        SimulatedSite known = byName.get(site.promise().primary());
        int here = sites.indexOf(site);
        if (random.nextInt(7) == 0) {
            return sites.get(random.nextInt(sites.size()));
        }
        return setting.chain() ? sites.get(here == 0 ? 1 : here - 1) : known == null ? sites.get(0) : known;
    }

    private void request(SimulatedSite site, SimulatedSite upstream) {
        if (site == upstream || !site.works() || site.isPrimary()) {
            return;
        }
        // sometimes it looks ahead, and what comes is kept behind a hole
        long seq = site.end().seq() + 1 + (random.nextInt(5) == 0 ? 1 + random.nextInt(3) : 0);
        send(new Request(
                site.name, upstream.name, site.lineage(), site.log.reigns().reigns(), seq));
    }

    private void send(Message message) {
        if (random.nextInt(12) == 0 || cut[index(message.from())][index(message.to())]) {
            return;
        }
        if (net.size() < UNDER_WAY) {
            net.add(message);
        } else {
            net.set(random.nextInt(UNDER_WAY), message);
        }
    }

    private int index(String site) {
        return site.charAt(0) - 'a';
    }

    private void deliver() {
        if (net.isEmpty()) {
            return;
        }
        int at = random.nextInt(net.size());
        Message message = net.get(at);
        SimulatedSite to = byName.get(message.to());
        if (to == null || !to.works() || cut[index(message.from())][index(message.to())]) {
            return;
        }
        if (random.nextInt(4) > 0) {
            net.remove(at);
        }
        to.hear(message.lineage(), message.reigns());
        if (message instanceof Request request) {
            answer(to, request);
        } else if (message instanceof Answer answer) {
            if (!to.isPrimary()) {
                String found = to.take(answer.lineage(), answer.portions());
                // who replays what is not stable may have to take it back
                wrong = !setting.majority() && found.startsWith("SecondaryNever") ? "" : found;
            }
        } else if (message instanceof Ask ask) {
            to.log.reigns().raise(ask.promise());
            if (to.promise().isOf(ask.promise())) {
                send(new Promised(
                        to.name, ask.from(), to.lineage(), to.log.reigns().reigns()));
            }
        } else if (message instanceof Promised promised && to.candidacy != null) {
            to.candidacy = to.candidacy.with(promised.from(), promised.lineage());
        }
        invariants.touched(to);
    }

    private void answer(SimulatedSite site, Request request) {
        if (site.seat == Seat.PRIMARY) {
            site.acks.put(request.from(), request.lineage().end());
        }
        List<Portion> found = site.log.portions().at(request.seq()).isEmpty()
                        || request.seq() > site.end().seq()
                ? List.of()
                : site.log.portions().from(request.seq(), 1 + random.nextInt(400));
        send(new Answer(
                site.name, request.from(), site.lineage(), site.log.reigns().reigns(), found));
    }

    /** An operator at the candidate. */
    private void operate(SimulatedSite site) {
        if (!site.works() || site.isPrimary()) {
            return;
        }
        Candidacy candidacy = site.candidacy;
        Promise seen = site.seen;
        if (candidacy == null || seen == null || !seen.isOf(site.promise()) || random.nextInt(40) == 0) {
            site.candidacy = null;
            if (random.nextInt(4) == 0) {
                begin(site);
            }
            return;
        }
        int enough = setting.majority() ? sites.size() / 2 + 1 : 1;
        if (candidacy.promised() < enough) {
            ask(site, candidacy);
        } else if (site.keeps(Rule.UP_TO_DATE) && !candidacy.isReady(site.end())) {
            request(site, byName.get(candidacy.ahead(site.end()).orElseThrow()));
        } else if (random.nextBoolean() && site.promote(candidacy, seen)) {
            invariants.reigns(site, site.ownEpoch());
        }
    }

    private void begin(SimulatedSite site) {
        List<Promise> reached = sites.stream()
                .filter(each -> each.works() && !cut[index(each.name)][index(site.name)])
                .map(SimulatedSite::promise)
                .toList();
        site.seen = site.promise();
        site.candidacy = Candidacy.begin(site.name, site.numbers::above, site.promise(), reached);
        ask(site, site.candidacy);
    }

    private void ask(SimulatedSite site, Candidacy candidacy) {
        for (SimulatedSite each : sites) {
            if (each != site) {
                send(new Ask(
                        site.name, each.name, site.lineage(), site.log.reigns().reigns(), candidacy.asked(site.now())));
            }
        }
    }

    private void stable(SimulatedSite site) {
        // who promotes without a majority can lose what a majority has: nothing is stable there
        if (!setting.majority() || !site.works() || site.seat != Seat.PRIMARY) {
            return;
        }
        int enough = sites.size() / 2 + 1;
        Reign own = site.log.reigns().reigns().of(site.ownEpoch()).orElse(null);
        long point = own == null ? 0 : StablePoint.of(own, site.end(), site.acks.values(), enough);
        if (!site.keeps(Rule.BARRIER)) {
            point = anyEntries(site, enough);
        }
        if (point > site.stable) {
            site.stable = point;
            invariants.acknowledged(site.entries().subList(0, (int) point));
        }
    }

    private static long anyEntries(SimulatedSite site, int enough) {
        List<SimulatedSite.Entry> log = site.entries();
        for (int i = log.size(); i > 0; i--) {
            Position at = new Position(log.get(i - 1).epoch(), i);
            long held = site.acks.values().stream()
                    .filter(each -> each.epoch() == at.epoch() && each.seq() >= at.seq())
                    .count();
            if (held + 1 >= enough) {
                return i;
            }
        }
        return 0;
    }

    static Set<Rule> off(Rule... rules) {
        return new HashSet<>(List.of(rules));
    }
}
