package org.reprise.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reprise.audit.AuditedTable.Way;

/** All tables that both sites have, one after the other, again and again. For one thread. */
final class Round {

    /** How a table stands. */
    private static final class Standing {
        Way way = Way.RANGES;

        @Nullable
        Instant equalAt;

        long rows;
        long reading;
        long leftBefore;
        String note = "";

        /** Whether it was walked through, and it is not known yet whether it is equal. */
        boolean undecided;
    }

    private final AuditedSite own;
    private final Suspects suspects;
    private final Clock clock;
    private final Map<String, Standing> standings = new TreeMap<>();
    private final Deque<TableWalk> ahead = new ArrayDeque<>();
    private @Nullable TableWalk current;
    private @Nullable Instant began;
    private long number;
    private int done;
    private long rows;
    private long before;

    Round(AuditedSite own, Suspects suspects, Clock clock) {
        this.own = own;
        this.suspects = suspects;
        this.clock = clock;
    }

    /** Whether a step would begin another one. */
    boolean isBetween() {
        return current == null && ahead.isEmpty();
    }

    void begin(Upstream upstream) {
        Map<String, ShownTable> theirs = new HashMap<>();
        upstream.tables(own.application().get().generators())
                .forEach(each -> theirs.put(each.shape().name(), each));
        List<ShownTable> mine = own.rows().tables(own.application().get()).stream()
                .filter(each -> theirs.containsKey(each.shape().name()))
                .toList();
        for (ShownTable each : mine) {
            ShownTable other = theirs.getOrDefault(each.shape().name(), each);
            AuditedTable table = AuditedTable.of(each, other);
            Standing standing = standings.computeIfAbsent(table.name(), name -> new Standing());
            // what was learned of the order of keys is kept
            boolean otherwise = standing.way == Way.KEYS && table.way() == Way.RANGES;
            ahead.add(new TableWalk(otherwise ? table.by(Way.KEYS) : table, each.order(), own.rows()));
            standing.way = otherwise ? Way.KEYS : table.way();
        }
        standings
                .keySet()
                .retainAll(mine.stream().map(each -> each.shape().name()).toList());
        suspects.retain(standings.keySet());
        number++;
        began = clock.instant();
        done = 0;
        before = rows;
        rows = 0;
    }

    /**
     * Reads on.
     *
     * @return rows read at the upstream
     */
    long step(Upstream upstream, int limit) {
        TableWalk walk = current == null ? ahead.poll() : current;
        if (walk == null) {
            return 0;
        }
        Standing standing = standing(walk);
        if (current == null) {
            current = walk;
            standing.reading = 0;
            standing.undecided = false;
            standing.leftBefore = suspects.left(walk.table().name());
        }
        TableWalk.Met met = walk.step(upstream, limit);
        suspects.add(walk.table(), met.unequal());
        standing.way = walk.table().way();
        standing.reading += met.read();
        rows += met.read();
        if (walk.ended()) {
            end(walk.note());
            standing.undecided = walk.note().isEmpty();
        }
        return met.read();
    }

    /** The table that is read cannot be. */
    void giveUp(String why) {
        if (current != null) {
            suspects.drop(current.table().name());
            end(why);
        }
    }

    private void end(String note) {
        if (current != null) {
            Standing standing = standing(current);
            standing.rows = standing.reading;
            standing.note = note;
            current = null;
            done++;
        }
    }

    private Standing standing(TableWalk walk) {
        return standings.computeIfAbsent(walk.table().name(), name -> new Standing());
    }

    /** Tables of which no row waits for another look are equal, or not. */
    void decide() {
        standings.forEach((table, standing) -> {
            if (standing.undecided && suspects.waits(table) == 0) {
                standing.undecided = false;
                if (suspects.differing(table) == 0 && suspects.left(table) == standing.leftBefore) {
                    standing.equalAt = clock.instant();
                }
            }
        });
    }

    AuditReport report(String upstream) {
        List<TableAudit> tables = standings.entrySet().stream()
                .map(each -> new TableAudit(
                        each.getKey(),
                        each.getValue().way,
                        each.getValue().equalAt,
                        Math.max(each.getValue().rows, each.getValue().reading),
                        suspects.differing(each.getKey()),
                        each.getValue().note))
                .toList();
        return new AuditReport(
                upstream,
                "",
                number,
                began,
                current == null ? "" : current.table().name(),
                done,
                rows,
                before,
                suspects.size(),
                suspects.counts(),
                tables,
                suspects.open());
    }
}
