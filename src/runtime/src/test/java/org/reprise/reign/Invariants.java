package org.reprise.reign;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reprise.reign.Opening.Seat;
import org.reprise.reign.SimulatedSite.Entry;

/** What must hold after each step: the invariants of the model, by its names, and two of the rules themselves. */
final class Invariants {
    private final List<SimulatedSite> sites;
    private final boolean majority;
    private final Map<Long, String> owners = new HashMap<>();
    private final Set<Integer> acknowledged = new HashSet<>();
    private final Map<String, Integer> looked = new HashMap<>();
    private final Map<String, List<Entry>> before = new HashMap<>();
    private long highest;
    private String broken = "";

    Invariants(List<SimulatedSite> sites, boolean majority) {
        this.sites = sites;
        this.majority = majority;
    }

    void reigns(SimulatedSite site, long epoch) {
        String other = owners.putIfAbsent(epoch, site.name);
        if (other != null && !other.equals(site.name)) {
            broken = "OneMasterPerEpoch: " + epoch + " of " + other + " and " + site.name;
        }
        highest = Math.max(highest, epoch);
    }

    void committed(SimulatedSite site) {
        reigns(site, site.ownEpoch());
        touched(site);
        if (site.promise().epoch() > site.ownEpoch()) {
            broken = "NoCommitAfterFence: " + site.name + " in epoch " + site.ownEpoch() + " after " + site.promise();
        }
    }

    void acknowledged(List<Entry> entries) {
        entries.stream().map(Entry::id).filter(id -> id > 0).forEach(acknowledged::add);
    }

    void touched(SimulatedSite site) {
        int from = looked.getOrDefault(site.name, 0);
        int size = site.entries().size();
        for (int seq = from + 1; seq <= size; seq++) {
            if (site.takenOf.getOrDefault((long) seq, Long.MAX_VALUE)
                    < site.promise().epoch()) {
                broken = "StaleEntry: " + site.name + " has event " + seq + " of a sender whose log ended in epoch "
                        + site.takenOf.get((long) seq) + " after " + site.promise();
            }
        }
        looked.put(site.name, size);
    }

    /** @param next the first event that was not committed yet */
    String broken(int next) {
        if (!broken.isEmpty()) {
            return broken;
        }
        BitSet somewhere = new BitSet();
        boolean moved = false;
        for (SimulatedSite site : sites) {
            String own = ofOne(site);
            if (!own.isEmpty()) {
                return own + ": " + site.name;
            }
            site.entries().forEach(each -> somewhere.set(each.id()));
            site.quarantine.forEach(somewhere::set);
            moved |= before.put(site.name, site.entries()) != site.entries();
        }
        for (int id = 1; id < next; id++) {
            if (!somewhere.get(id)) {
                return "NoSilentLoss: " + id;
            }
        }
        return moved ? ofPairs() : "";
    }

    private String ofOne(SimulatedSite site) {
        BitSet ids = new BitSet();
        int[] done = new int[64];
        List<Entry> log = site.entries();
        for (int i = 0; i < log.size(); i++) {
            int id = log.get(i).id();
            if (i > 0 && log.get(i).epoch() != log.get(i - 1).epoch() && id != 0) {
                return "NoBarrier";
            }
            if (id > 0) {
                if (ids.get(id)) {
                    return "NoDupInLog";
                }
                ids.set(id);
                done[id] += i < site.applied ? 1 : 0;
            }
        }
        for (Map.Entry<Integer, Integer> each : site.effects.entrySet()) {
            if (each.getValue() > 1) {
                return "NoDouble";
            }
            if (site.keeps(Rule.ATOMIC) && each.getValue() != done[each.getKey()]) {
                return "EffectsAreTheLog";
            }
        }
        boolean top = site.seat == Seat.PRIMARY && site.up && site.ownEpoch() == highest;
        if (majority && top && !acknowledged.stream().allMatch(ids::get)) {
            return "AckedNotLost";
        }
        return "";
    }

    private String ofPairs() {
        for (int p = 0; p < sites.size(); p++) {
            for (int q = p + 1; q < sites.size(); q++) {
                SimulatedSite one = sites.get(p);
                SimulatedSite two = sites.get(q);
                int length = Math.min(one.entries().size(), two.entries().size());
                int matching = 0;
                for (int i = 0; i < length; i++) {
                    if (one.entries().get(i).epoch() == two.entries().get(i).epoch()) {
                        matching = i + 1;
                    }
                }
                int stable = (int) Math.min(length, Math.min(one.stable, two.stable));
                for (int i = 0; i < Math.max(matching, stable); i++) {
                    if (!one.entries().get(i).equals(two.entries().get(i))) {
                        return (i < matching ? "LogMatching: " : "StableAgreement: ") + one.name + " " + two.name
                                + " at event " + (i + 1);
                    }
                }
            }
        }
        return "";
    }
}
