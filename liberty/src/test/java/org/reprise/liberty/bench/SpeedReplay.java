package org.reprise.liberty.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How fast copies apply what lies ready there, while nothing else goes on: W1 calls by the build before, by call and by rows today, and by
 * the database's own replication, where it has one; W2 calls by call and by that.
 */
final class SpeedReplay {

    private enum Way {
        BEFORE,
        CALL,
        ROWS,
        OWN
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of W1: messages are handed in at the beginning, many a call. */
    private static final double WARM_UP = 0.2;

    private static final String PASSES = "SELECT SUM(PASSED_COUNT) FROM NETWORK_POINT";

    private final SpeedSites sites;
    private final SpeedPlan plan;
    private final PrintStream out;
    private final HeldSite copyBefore;
    private final HeldSite calling;
    private final HeldSite byRows;

    SpeedReplay(SpeedSites sites, SpeedPlan plan, PrintStream out) {
        this.sites = sites;
        this.plan = plan;
        this.out = out;
        this.copyBefore = sites.copyBefore();
        this.calling = sites.calling();
        this.byRows = sites.byRows();
    }

    /** What was measured: {@code replay}, and the database's own replication under its name. */
    ObjectNode run() throws InterruptedException {
        ObjectNode result = JSON.createObjectNode();
        ObjectNode replay = result.putObject("replay");
        Optional<OwnReplication> own = sites.own();
        out.println("speed: W1 that lie ready, primary idle");
        Rounds<Way> passes =
                rounds(own.isPresent() ? List.of(Way.values()) : List.of(Way.BEFORE, Way.CALL, Way.ROWS), this::passes);
        for (Way way : List.of(Way.CALL, Way.ROWS)) {
            ObjectNode figures = replay.putObject(name(way));
            figures.put("toBefore", Bench.rounded(passes.ratio(way, Way.BEFORE), 1000));
            own.ifPresent(one -> figures.put(to(one), Bench.rounded(passes.ratio(way, Way.OWN), 1000)));
            figures.put("cpuMs", Bench.rounded(passes.cpuMillis(way), 1000));
        }
        if (own.isPresent()) {
            out.println("speed: W2 that lie ready, primary idle");
            sites.stopOthers();
            Rounds<Way> expiries =
                    rounds(List.of(Way.CALL, Way.OWN), (order, round) -> expiries(own.get(), order, round));
            replay.putObject("W2").put(to(own.get()), Bench.rounded(expiries.ratio(Way.CALL, Way.OWN), 1000));
            result.putObject(own.get().name())
                    .put("rate", Math.round(passes.rate(Way.OWN)))
                    .put("cpuMs", Bench.rounded(passes.cpuMillis(Way.OWN), 1000));
        }
        return result;
    }

    private static String to(OwnReplication own) {
        return "to" + own.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + own.name().substring(1);
    }

    /** Lays work ready at all copies, in whatever order, and then lets one after the other apply it. */
    private interface Round {
        Map<Way, Applied> of(List<Way> order, int round) throws InterruptedException;
    }

    private Rounds<Way> rounds(List<Way> ways, Round work) throws InterruptedException {
        Rounds<Way> counted = new Rounds<>();
        List<Way> order = new ArrayList<>(ways);
        for (int round = 0; round <= plan.rounds(); round++) {
            Map<Way, Applied> applied = work.of(order, round);
            if (round > 0) {
                counted.add(applied);
            }
            String title = round == 0 ? "warm-up, " : "";
            applied.forEach((way, one) -> out.printf(
                    Locale.ROOT,
                    "    %s%s: %.4g/s, %.4g ms of CPU (%d events)%n",
                    title,
                    name(way),
                    one.rate(),
                    one.cpuMillis(),
                    one.events()));
            Collections.reverse(order);
        }
        return counted;
    }

    private Map<Way, Applied> passes(List<Way> order, int round) throws InterruptedException {
        Map<String, Object> load = Map.of("pass", plan.events(), "clients", Plan.MANY);
        long headBefore = laid(sites.primaryBefore(), load, List.of(copyBefore));
        long headNow = laid(sites.primaryNow(), load, List.of(calling, byRows));
        long warm = 0;
        Optional<OwnReplication> own = sites.own();
        if (own.isPresent()) {
            own.get().hold();
            long begin = own.get().end();
            sites.primaryNow().load(PlainApplication.CONTEXT, load);
            warm = begin + Math.round((own.get().end() - begin) * WARM_UP);
        }
        Map<Way, Applied> applied = new EnumMap<>(Way.class);
        for (Way way : order) {
            applied.put(
                    way,
                    switch (way) {
                        case BEFORE -> replayed(copyBefore, headBefore);
                        case CALL -> replayed(calling, headNow);
                        case ROWS -> rows(headNow);
                        case OWN -> own.orElseThrow().apply(warm, PASSES);
                    });
        }
        return applied;
    }

    /** Returns the last event, once all copies have it. */
    private static long laid(BenchSite primary, Map<String, Object> load, List<HeldSite> copies)
            throws InterruptedException {
        primary.load(CaptureCost.CAPTURED, load);
        long head = new LogTables(primary.server().site().database()).head();
        for (HeldSite copy : copies) {
            copy.awaitStored(head);
        }
        return head;
    }

    private static Applied replayed(HeldSite copy, long head) throws InterruptedException {
        long begin = copy.position();
        return copy.replay(begin + Math.round((head - begin) * WARM_UP), head);
    }

    private Applied rows(long head) throws InterruptedException {
        long before = byRows.byRows();
        Applied applied = replayed(byRows, head);
        long rows = byRows.byRows() - before;
        if (rows < applied.events()) {
            throw new IllegalStateException("Only " + rows + " of " + applied.events() + " events went by rows");
        }
        return applied;
    }

    private Map<Way, Applied> expiries(OwnReplication own, List<Way> order, int round) throws InterruptedException {
        Expiries work = new Expiries(own, plan.statements(), "speed" + round);
        long head = laid(sites.primaryNow(), Map.of("expire", plan.statements(), "clients", 1), List.of(calling));
        // the messages that expire are handed in by events of their own, before
        calling.replayUntil(head - plan.statements());
        long warm = work.lay();
        Map<Way, Applied> applied = new EnumMap<>(Way.class);
        for (Way way : order) {
            applied.put(way, way == Way.CALL ? calling.replay(head, head) : work.apply(warm));
        }
        return applied;
    }

    private static String name(Way way) {
        return way.name().toLowerCase(Locale.ROOT);
    }
}
