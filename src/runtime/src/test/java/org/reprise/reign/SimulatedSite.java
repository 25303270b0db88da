package org.reprise.reign;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;
import org.reprise.reign.Following.Act;
import org.reprise.reign.Opening.Seat;

/**
 * One site of the simulation: what is durable, what a crash loses, and the few transactions that there are. What it decides, the classes
 * of production decide; a portion of one event is a real portion in a store that is held to the contract of the real one.
 */
final class SimulatedSite {
    private static final Position ANYWHERE = new Position(Long.MAX_VALUE, Long.MAX_VALUE);

    /** An event in the log: 0 is a barrier. */
    record Entry(long epoch, int id) {}

    final String name;
    final Set<Rule> off;
    final EpochNumbers numbers;

    // durable
    final EventLog log = InMemoryEventLog.create();
    final Map<Integer, Integer> effects = new HashMap<>();
    final Set<Integer> quarantine = new TreeSet<>();
    int applied;
    long stable;
    boolean everPrimary;

    /** For the check of rule 8: by whose last entry each portion was taken. */
    final Map<Long, Long> takenOf = new HashMap<>();

    // lost in a crash
    boolean up = true;
    Seat seat = Seat.FOLLOWER;
    final Map<String, Position> acks = new HashMap<>();

    @Nullable
    Candidacy candidacy;

    @Nullable
    Promise seen;

    boolean half;

    // what the world does to it
    boolean paused;
    boolean full;
    long skewSeconds;

    private @Nullable List<Entry> entries;
    private long ownEpoch = 1;

    SimulatedSite(String name, EpochNumbers numbers, Set<Rule> off) {
        this.name = name;
        this.numbers = numbers;
        this.off = off;
    }

    boolean works() {
        return up && !paused && !full;
    }

    boolean keeps(Rule rule) {
        return !off.contains(rule);
    }

    Promise promise() {
        return log.reigns().promise();
    }

    Position end() {
        return log.portions().contiguousAfter(Position.START);
    }

    Lineage lineage() {
        return new Lineage(end(), stable, promise());
    }

    Instant now() {
        return Instant.ofEpochSecond(1_000_000 + skewSeconds);
    }

    ChainEnd chainEnd() {
        return log.portions().at(end().seq()).map(Portion::end).orElse(ChainEnd.START);
    }

    /** The log without a hole. */
    List<Entry> entries() {
        List<Entry> known = entries;
        if (known == null) {
            known = new ArrayList<>();
            for (Portion each : log.portions().from(1, Integer.MAX_VALUE)) {
                known.add(new Entry(each.epoch(), id(each)));
            }
            entries = known;
        }
        return known;
    }

    static int id(Portion portion) {
        return ByteBuffer.wrap(portion.bodies().get(0)).getInt();
    }

    /** Captured and sealed. @return whether it committed */
    boolean commit(int id) {
        long epoch = ownEpoch();
        byte[] body = ByteBuffer.allocate(4).putInt(id).array();
        try {
            if (keeps(Rule.FENCE)) {
                log.captured().append(epoch, body);
            }
        } catch (FencedException e) {
            open();
            return false;
        }
        Portion sealed = Portion.seal(chainEnd(), epoch, List.of(body), now(), Compression.DEFLATE);
        // no sender: it is this site's own
        log.portions().store(sealed, ANYWHERE);
        takenOf.put(sealed.lastSeq(), epoch);
        changed();
        // what is here and was not replayed, is brought about before a promoted site opens
        applied = entries().size();
        if (id > 0) {
            effects.merge(id, 1, Integer::sum);
        }
        return true;
    }

    long ownEpoch() {
        return ownEpoch;
    }

    void changed() {
        entries = null;
    }

    /** The server that is told need not be the one that works: until that one notices, the fence alone keeps it from committing. */
    void notice() {
        if (isPrimary() && promise().epoch() > ownEpoch) {
            open();
        }
    }

    boolean isPrimary() {
        return seat == Seat.PRIMARY || seat == Seat.PRIMARY_WITHOUT_BARRIER;
    }

    void crash() {
        up = false;
        half = false;
        candidacy = null;
        seen = null;
        acks.clear();
    }

    /** What is written here says what it opens as. */
    void open() {
        up = true;
        Opening opening = Opening.of(known());
        seat = opening.seat();
        ownEpoch = opening.promise().epoch();
        if (!keeps(Rule.RESTART) && everPrimary && seat != Seat.PRIMARY_WITHOUT_BARRIER) {
            seat = Seat.PRIMARY;
        }
    }

    private Opening.Known known() {
        String parts = log.reigns()
                .reigns()
                .current()
                .filter(reign -> end().epoch() < reign.epoch()
                        && end().compareTo(reign.before().position()) > 0)
                .map(reign -> "it goes on behind where " + reign + " begins")
                .orElse("");
        return new Opening.Known(name, "a", promise(), log.reigns().reigns(), end().epoch(), parts);
    }

    void firstReign() {
        Opening.first(known(), now()).ifPresent(first -> log.reigns().take(Promise.NONE, first));
    }

    /** Every message says this. */
    void hear(Lineage other, Reigns reigns) {
        log.reigns().learn(reigns);
        if (keeps(Rule.KEPT)) {
            log.reigns().hear(name, other);
        } else {
            List<Portion> kept = kept();
            log.reigns().hear(name, other);
            kept.forEach(each -> log.portions().store(each, ANYWHERE));
        }
    }

    private List<Portion> kept() {
        List<Portion> kept = new ArrayList<>();
        long seq = end().seq();
        for (long next = log.portions().firstBehind(seq);
                next < Long.MAX_VALUE;
                next = log.portions().firstBehind(next)) {
            log.portions().at(next).ifPresent(kept::add);
        }
        return kept;
    }

    /** An answer came. @return what was wrong with it that no rule foresees; empty when nothing was */
    String take(Lineage sender, List<Portion> portions) {
        if (!keeps(Rule.PREFIX)) {
            return byNumberAlone(portions);
        }
        Position claimed = sender.end();
        if (!keeps(Rule.LAST_ENTRY)) {
            claimed = ANYWHERE;
        } else if (!keeps(Rule.NOT_PROMISE)) {
            claimed = new Position(sender.promise().epoch(), sender.end().seq());
        }
        Promise must = keeps(Rule.LAST_ENTRY) && keeps(Rule.NOT_PROMISE) ? promise() : Promise.NONE;
        Following following = Following.of(
                new Following.Own(end(), log.portions().begin(), keeps(Rule.LAST_ENTRY) ? stable : 0, must),
                sender,
                log.reigns().reigns());
        if (following.act() == Act.SEED) {
            return "Seed: " + following.why();
        }
        if (following.act() == Act.KEEP) {
            return "StableNeverCut: " + following.why();
        }
        if (following.act() == Act.REFUSE) {
            return "";
        }
        if (claimed.epoch() < promise().epoch()) {
            return "";
        }
        String wrong = "";
        if (following.act() == Act.REWIND) {
            wrong = rewind((int) following.common().seq());
        }
        for (Portion each : portions) {
            try {
                if (log.portions().store(each, claimed)) {
                    takenOf.put(each.lastSeq(), sender.end().epoch());
                }
            } catch (PortionRefusedException e) {
                break;
            }
        }
        changed();
        Position common = log.reigns().reigns().common(end(), sender.end()).orElse(Position.START);
        stable = Math.max(stable, Math.min(sender.stable(), common.seq()));
        return wrong;
    }

    private String byNumberAlone(List<Portion> portions) {
        for (Portion each : portions) {
            ChainEnd end = chainEnd();
            if (each.firstSeq() == end.position().seq() + 1
                    && each.epoch() >= end.position().epoch()) {
                Portion same = Portion.seal(end, each.epoch(), each.bodies(), now(), Compression.DEFLATE);
                log.portions().cutBehind(end.position().seq());
                log.portions().store(same, ANYWHERE);
                takenOf.put(same.lastSeq(), Long.MAX_VALUE);
                changed();
            }
        }
        return "";
    }

    /** One transaction (rule 10). */
    private String rewind(int common) {
        boolean replayed = applied > common;
        List<Entry> before = List.copyOf(entries());
        log.portions().cutBehind(common);
        for (int i = common; i < before.size(); i++) {
            int id = before.get(i).id();
            if (id > 0 && keeps(Rule.QUARANTINE)) {
                quarantine.add(id);
            }
            if (id > 0 && i < applied && keeps(Rule.UNDO)) {
                effects.merge(id, -1, Integer::sum);
            }
        }
        applied = Math.min(applied, common);
        half = false;
        changed();
        return replayed && !everPrimary ? "SecondaryNeverRewound" : "";
    }

    /** One event, in one transaction (rule 11). */
    void replay(boolean onlyStable) {
        List<Entry> all = entries();
        if (seat == Seat.PRIMARY
                || applied >= all.size()
                || (onlyStable && keeps(Rule.STABLE_REPLAY) && applied >= stable)) {
            return;
        }
        int id = all.get(applied).id();
        if (keeps(Rule.ATOMIC) || half) {
            applied++;
        }
        if (id > 0 && (keeps(Rule.ATOMIC) || !half)) {
            effects.merge(id, 1, Integer::sum);
        }
        half = !keeps(Rule.ATOMIC) && !half;
    }

    /** All that is here is brought about, the epoch is taken, in the register's one compare-and-set. @return whether it was */
    boolean promote(Candidacy ready, Promise from) {
        Reign reign = keeps(Rule.UP_TO_DATE)
                ? ready.reign(chainEnd(), now(), "anna", "simulated")
                : new Reign(ready.epoch(), chainEnd(), name, now(), "anna", "simulated");
        if (!keeps(Rule.REGISTER)) {
            Reign next = new Reign(promise().epoch() + 1, chainEnd(), name, now(), "anna", "local + 1");
            reign = next;
        }
        boolean taken = keeps(Rule.REGISTER)
                ? new OperatorRegister(log.reigns(), numbers).compareAndSet(from, reign)
                : log.reigns().take(promise(), reign);
        if (taken) {
            seat = Seat.PRIMARY_WITHOUT_BARRIER;
            ownEpoch = reign.epoch();
            candidacy = null;
            acks.clear();
        }
        return taken;
    }

    /** Between the epoch and this, a crash may come. @return whether the barrier committed */
    boolean begin() {
        for (Entry each : entries().subList(applied, entries().size())) {
            if (each.id() > 0) {
                effects.merge(each.id(), 1, Integer::sum);
            }
        }
        half = false;
        applied = entries().size();
        everPrimary = true;
        boolean barrier = keeps(Rule.BARRIER) && commit(0);
        if (barrier || !keeps(Rule.BARRIER)) {
            seat = Seat.PRIMARY;
        }
        return barrier;
    }
}
