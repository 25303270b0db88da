package org.reprise.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.reprise.audit.Suspect.Verdict;
import org.reprise.compare.Hash;
import org.reprise.portion.Position;
import org.reprise.proof.Value;

/** The rows that are to be looked at again, and those that were found to differ. For one thread. */
final class Suspects {
    /** Rows of a table that wait for another look: where this site is far behind, there may be any number, left to the next round. */
    private static final int WAITING = 1000;

    /** Differences that are known by row; more are counted only. */
    private static final int LISTED = 1000;

    /** Rows of a table in one step. */
    private static final int AT_ONCE = 100;

    /** A difference is looked at again after so long, to see whether it is gone. */
    private static final Duration RECHECK = Duration.ofMinutes(1);

    private record Named(String table, Hash hash) {
        static Named of(Suspect suspect) {
            return new Named(suspect.table.name(), suspect.hash);
        }
    }

    private record Open(Suspect suspect, AuditFinding finding, Instant lookedAt) {}

    private final AuditedSite own;
    private final Outcome outcome;
    private final boolean repairs;
    private final Clock clock;
    private final Map<Named, Suspect> waiting = new LinkedHashMap<>();
    private final Map<Named, Open> open = new LinkedHashMap<>();

    /** By table, those that were left to the next round. */
    private final Map<String, Long> left = new HashMap<>();

    private long found;
    private long repaired;
    private long gone;
    private long moving;
    private long unlisted;

    Suspects(AuditedSite own, Outcome outcome, boolean repairs, Clock clock) {
        this.own = own;
        this.outcome = outcome;
        this.repairs = repairs;
        this.clock = clock;
    }

    /** These rows were not the same at a first look. */
    void add(AuditedTable table, List<KeyedRow> rows) {
        long room = WAITING - waits(table.name());
        for (KeyedRow row : rows) {
            Suspect suspect = new Suspect(table, row.key(), row.digest().key(), clock.instant());
            if (open.containsKey(Named.of(suspect))) {
                continue;
            }
            if (open.size() >= LISTED) {
                unlisted++;
                leftOut(table.name());
            } else if (room <= 0) {
                leftOut(table.name());
            } else if (waiting.putIfAbsent(Named.of(suspect), suspect) == null) {
                room--;
            }
        }
    }

    private void leftOut(String table) {
        left.merge(table, 1L, Long::sum);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /** How many rows of the table wait for another look. */
    long waits(String table) {
        return waiting.keySet().stream()
                .filter(each -> each.table().equals(table))
                .count();
    }

    long differing(String table) {
        return open.keySet().stream().filter(each -> each.table().equals(table)).count();
    }

    /** How many of its rows were left to the next round, ever. */
    long left(String table) {
        return left.getOrDefault(table, 0L);
    }

    /** Nobody audits other tables any more. */
    void retain(Set<String> tables) {
        waiting.keySet().removeIf(each -> !tables.contains(each.table()));
        open.keySet().removeIf(each -> !tables.contains(each.table()));
    }

    void drop(String table) {
        waiting.keySet().removeIf(each -> each.table().equals(table));
        leftOut(table);
    }

    List<AuditFinding> open() {
        return open.values().stream().map(Open::finding).toList();
    }

    AuditReport.Counts counts() {
        return new AuditReport.Counts(found, repaired, gone, moving, unlisted);
    }

    /** The tables of which rows are to be looked at now. */
    Set<AuditedTable> due() {
        Instant before = clock.instant().minus(RECHECK);
        open.forEach((named, each) -> {
            if (each.lookedAt().isBefore(before)) {
                waiting.putIfAbsent(named, each.suspect().anew(clock.instant()));
            }
        });
        long place = own.replayed().get().seq();
        return waiting.values().stream()
                .filter(each -> each.isNew() || each.isDue(place))
                .map(each -> each.table)
                .collect(Collectors.toSet());
    }

    /** Looks at rows of a table once more, at both sites. */
    void look(Upstream upstream, AuditedTable table) {
        Position place = own.replayed().get();
        List<Suspect> turn = waiting.values().stream()
                .filter(each -> each.table.equals(table) && (each.isNew() || each.isDue(place.seq())))
                .limit(AT_ONCE)
                .toList();
        List<Suspect> still = new ArrayList<>(turn);
        List<Suspect> due = turn.stream().filter(each -> !each.isNew()).toList();
        if (!due.isEmpty()) {
            Map<Hash, SeenRow> here = own.rows().seen(table, keys(due), hashes(due));
            long shown = own.replayed().get().seq();
            due.stream()
                    .filter(each -> each.here(row(here, each), shown) == Verdict.EQUAL)
                    .forEach(each -> {
                        still.remove(each);
                        dismiss(each);
                    });
        }
        if (!still.isEmpty()) {
            Sighting sighting = upstream.seen(table, keys(still), hashes(still));
            Map<Hash, SeenRow> there = sighting.rows().stream().collect(Collectors.toMap(SeenRow::key, row -> row));
            for (Suspect each : still) {
                judge(upstream, each, each.there(row(there, each), sighting), place);
            }
        }
    }

    private static SeenRow row(Map<Hash, SeenRow> rows, Suspect suspect) {
        return rows.getOrDefault(suspect.hash, SeenRow.none(suspect.hash));
    }

    private static List<SortedMap<String, Value>> keys(List<Suspect> suspects) {
        return suspects.stream().map(each -> each.key).toList();
    }

    private static List<Hash> hashes(List<Suspect> suspects) {
        return suspects.stream().map(each -> each.hash).toList();
    }

    private void dismiss(Suspect suspect) {
        waiting.remove(Named.of(suspect));
        Open was = open.remove(Named.of(suspect));
        if (was != null) {
            gone++;
            outcome.gone(was.finding());
        }
    }

    private void judge(Upstream upstream, Suspect suspect, Verdict verdict, Position place) {
        if (verdict == Verdict.DIFFERS) {
            differs(upstream, suspect, place);
        } else if (verdict == Verdict.MOVES) {
            leave(suspect);
        }
    }

    private void leave(Suspect suspect) {
        waiting.remove(Named.of(suspect));
        moving++;
        leftOut(suspect.table.name());
    }

    private void differs(Upstream upstream, Suspect suspect, Position place) {
        LastWriter writer = upstream.writer(suspect.table, suspect.row().key());
        if (suspect.doubts(writer)) {
            if (suspect.again() == Verdict.MOVES) {
                leave(suspect);
            }
            return;
        }
        Named named = Named.of(suspect);
        Open known = open.get(named);
        Instant began = known == null ? suspect.at : known.finding().suspectedAt();
        AuditFinding finding = new AuditFinding(suspect.row(), place, writer, began, clock.instant());
        waiting.remove(named);
        open.put(named, new Open(suspect, finding, clock.instant()));
        if (known == null) {
            found++;
            outcome.found(finding);
        }
        if (repairs && outcome.mend(finding, () -> unchanged(upstream, suspect))) {
            repaired++;
            waiting.put(named, suspect.anew(clock.instant()));
        }
    }

    private static boolean unchanged(Upstream upstream, Suspect suspect) {
        Sighting now = upstream.seen(suspect.table, List.of(suspect.key), List.of(suspect.hash));
        return now.rows().stream().allMatch(suspect::showsStill);
    }
}
