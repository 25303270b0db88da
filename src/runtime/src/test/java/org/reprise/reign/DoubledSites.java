package org.reprise.reign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reprise.TestClock;
import org.reprise.portion.ChainEnd;

/** West, which is to be primary, and the copies south and north of a dead east, in memory; time passes only while west waits. */
final class DoubledSites implements Sites {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

    private final TestClock clock;
    final List<String> did = new ArrayList<>();
    final List<Reign> opened = new ArrayList<>();
    final List<String> dead = new ArrayList<>(List.of("east"));
    final Map<String, Long> seqs = new HashMap<>();
    final Map<String, Long> late = new HashMap<>();
    final Map<String, Long> epochs = new HashMap<>();
    final Map<String, Long> lateEpochs = new HashMap<>();
    final Map<String, Long> promised = new HashMap<>();
    final Map<String, Long> begins = new HashMap<>();
    final Map<String, Long> lacks = new HashMap<>();
    final Map<String, Long> behindHole = new HashMap<>();
    final Map<String, String> to = new HashMap<>();
    final Map<String, String> follows = new HashMap<>();
    long own = 10;
    long ownPromise;
    String role = "SECONDARY";
    long replayed = Long.MAX_VALUE;
    long movedAt;
    Runnable duringHooks = () -> {};
    long stored;
    long parked;
    String unfit = "";
    long speed = 1;
    boolean leads = true;
    List<String> checksDown = List.of();
    List<String> skipped = List.of();
    String hooks = "";
    String from = "";
    String gone = "";
    Runnable duringOpening = () -> {};

    DoubledSites(TestClock clock) {
        this.clock = clock;
    }

    static String hash(long seq) {
        return String.format("%064d", seq);
    }

    DoubledSites has(String site, long seq) {
        seqs.put(site, seq);
        return this;
    }

    @Override
    public SiteWord own() {
        return new SiteWord(
                "west",
                role,
                "east",
                ownPromise,
                ownPromise == 0 ? "" : "north",
                1,
                own,
                hash(own),
                Math.min(own, replayed),
                Math.max(own, stored),
                0,
                0,
                follows.getOrDefault("west", "east"),
                parked,
                "v1",
                unfit,
                false);
    }

    @Override
    public List<String> others() {
        return List.of("east", "south", "north");
    }

    @Override
    public SiteWord word(String site) {
        if (dead.contains(site)) {
            throw new IllegalStateException(site + " is dead");
        }
        long seq = seqs.getOrDefault(site, 10L);
        return new SiteWord(
                site,
                site.equals("east") ? "PRIMARY" : "SECONDARY",
                "east",
                promised.getOrDefault(site, 0L),
                promised.containsKey(site) ? to.getOrDefault(site, "east") : "",
                epochs.getOrDefault(site, 1L),
                seq,
                hash(seq),
                seq,
                behindHole.getOrDefault(site, seq),
                begins.getOrDefault(site, 0L),
                lacks.getOrDefault(site, 0L),
                follows.getOrDefault(site, "east"),
                0,
                "v1",
                "",
                false);
    }

    @Override
    public List<SiteWord> words() {
        return others().stream()
                .filter(other -> !dead.contains(other))
                .map(this::word)
                .toList();
    }

    @Override
    public SiteWord giveWay(String site) {
        throw new IllegalStateException("A dead primary is asked nothing");
    }

    @Override
    public void goOn(String site) {
        throw new IllegalStateException("A dead primary is asked nothing");
    }

    @Override
    public SiteWord promise(String site, long epoch, ChainEnd end) {
        throw new IllegalStateException("A dead primary is asked nothing");
    }

    @Override
    public void reignOn(String site) {
        throw new IllegalStateException("A dead primary is asked nothing");
    }

    @Override
    public SiteWord promise(String site, long epoch) {
        did.add(site + " promises " + epoch);
        promised.put(site, epoch);
        to.put(site, "west");
        if (lateEpochs.containsKey(site)) {
            epochs.put(site, lateEpochs.get(site));
        }
        if (late.containsKey(site)) {
            seqs.put(site, late.get(site));
        }
        return word(site);
    }

    @Override
    public void fetchFrom(String site) {
        did.add("fetch from " + (site.isEmpty() ? "nobody" : site));
        from = site;
    }

    @Override
    public String gone(String site) {
        return gone;
    }

    @Override
    public SiteSeen lastKnown(String site) {
        return site.equals("east") ? new SiteSeen(site, false, 17L, NOON) : SiteSeen.never(site);
    }

    @Override
    public List<String> checksDown() {
        return checksDown;
    }

    @Override
    public List<String> skipped() {
        return skipped;
    }

    @Override
    public String hooks() {
        return hooks;
    }

    @Override
    public void runHooks(long epoch) {
        did.add("hooks " + epoch);
        duringHooks.run();
        if (hooks.equals("no")) {
            throw new IllegalStateException("the hook says no");
        }
    }

    @Override
    public void name(boolean ownName) {
        did.add("name " + (ownName ? "west" : "nobody"));
    }

    @Override
    public String advanceGenerators() {
        did.add("generators");
        movedAt = own().replayed();
        return "2 of 2 moved";
    }

    @Override
    public void open(Reign reign) {
        did.add("open " + reign.epoch());
        opened.add(reign);
        duringOpening.run();
    }

    @Override
    public SiteWord tell(String site) {
        did.add("tell " + site);
        return word(site);
    }

    @Override
    public void conducts() {
        if (!leads) {
            throw new IllegalStateException("another server of west leads by now");
        }
    }

    @Override
    public void pause() {
        clock.advance(Duration.ofMillis(500));
        if (begins.getOrDefault(from, 0L) > own) {
            return;
        }
        long there = from.isEmpty() || epochs.containsKey(from) ? own : seqs.getOrDefault(from, own);
        own = Math.min(Math.max(own, there), own + speed);
        replayed += replayed < own ? 1 : 0;
    }
}
