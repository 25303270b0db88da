package org.reprise.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.reprise.TestClock;
import org.reprise.compare.ComparedSite;
import org.reprise.compare.ComparedTables;
import org.reprise.compare.Repair;
import org.reprise.compare.TableComparison;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.testing.Make;

/** Two sites, of which one audits itself after the other, and a log between them: all that is written there comes here in its time. */
final class AuditedPair implements AutoCloseable {
    private static final int EVENTS = 1000;

    /** A statement of an event, and the rows it wrote. */
    private record Written(String sql, Object[] parameters) {}

    final ComparedSite here;
    final ComparedSite there;
    final TestClock clock = new TestClock(Instant.EPOCH);
    final EventLog log = InMemoryEventLog.create();
    final List<AuditFinding> found = new ArrayList<>();
    final List<AuditFinding> gone = new ArrayList<>();
    private final Deque<Written> flying = new ArrayDeque<>();
    private final Audit audit;
    private ChainEnd end = ChainEnd.START;
    private long written;
    private long replayed;
    private long questions;
    private Runnable meanwhile = () -> {};

    AuditedPair(Make mine, Make theirs, AuditPolicy policy) {
        here = new ComparedSite(mine);
        there = new ComparedSite(theirs);
        here.fill();
        there.fill();
        AuditedSite own = new AuditedSite(
                new AuditedRows(here.database.dataSource()),
                () -> ComparedSite.APPLICATION,
                () -> new Position(1, replayed));
        audit = new Audit(own, new Noted(), policy, clock);
    }

    private final class Noted implements Outcome {
        @Override
        public void found(AuditFinding finding) {
            found.add(finding);
        }

        @Override
        public void gone(AuditFinding finding) {
            gone.add(finding);
        }

        @Override
        public boolean mend(AuditFinding finding, BooleanSupplier unchanged) {
            ComparedTables row = new ComparedTables(List.of(
                    new TableComparison(finding.row().table(), 1, 1, 0, 0, 1, List.of(), List.of(finding.row()))));
            Repair.Outcome outcome = here.repair(row, 1);
            return unchanged.getAsBoolean() && outcome.refused().isEmpty();
        }
    }

    /** What happens before each question of the audit is answered. */
    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    /** An event of the primary, which wrote this row; it is replayed when it is {@link #land}ed. */
    void event(Operation operation, String table, String column, Object key, String sql, Object... parameters) {
        there.run(sql, parameters);
        flying.add(new Written(sql, parameters));
        written++;
        TreeMap<String, Value> named = new TreeMap<>();
        named.put(column, Value.of(key));
        RowChange row = new RowChange(operation, table, named, new TreeMap<>(), new TreeMap<>());
        byte[] body = EventJson.encode(new Event(clock.instant(), List.of(), GeneratedIds.NONE, null, List.of(row)));
        Portion portion = Portion.seal(end, 1, List.of(body), clock.instant(), Compression.DEFLATE);
        log.portions().store(portion);
        log.evidence().keep(written, List.of(EvidenceJson.encode(List.of(row))), clock.instant());
        end = portion.end();
    }

    /** This site replays all but so many events. */
    void land(int left) {
        while (flying.size() > left) {
            Written next = flying.remove();
            here.run(next.sql(), next.parameters());
            replayed++;
        }
    }

    int flying() {
        return flying.size();
    }

    long questions() {
        return questions;
    }

    private byte[] ask(byte[] question) {
        questions++;
        meanwhile.run();
        AuditDesk desk = new AuditDesk(
                new AuditedRows(there.database.dataSource()),
                () -> ComparedSite.APPLICATION,
                new Bounds() {
                    @Override
                    public long before() {
                        return written;
                    }

                    @Override
                    public long after() {
                        return written;
                    }
                },
                new Writers(log.portions(), log.evidence(), EVENTS));
        return desk.answer("here", question);
    }

    /** The rows of a table that are unequal at a first look, brought together by keys; what names them. */
    List<String> byKeys(String table, int limit) {
        AuditedRows own = new AuditedRows(here.database.dataSource());
        Upstream upstream = new Upstream("there", this::ask);
        ShownTable mine = shown(own.tables(ComparedSite.APPLICATION), table);
        ShownTable theirs = shown(upstream.tables(Set.of()), table);
        TableWalk walk = new TableWalk(AuditedTable.of(mine, theirs).by(AuditedTable.Way.KEYS), mine.order(), own);
        Set<String> unequal = new TreeSet<>();
        while (!walk.ended()) {
            walk.step(upstream, limit).unequal().forEach(row -> unequal.add(RowChange.text(row.key())));
        }
        return List.copyOf(unequal);
    }

    private static ShownTable shown(List<ShownTable> tables, String name) {
        return tables.stream()
                .filter(each -> each.shape().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    AuditReport report() {
        return audit.report();
    }

    Duration step() {
        Duration pause = audit.step(new Upstream("there", this::ask));
        clock.advance(pause.plusMillis(1));
        return pause;
    }

    /** Until all that the audit met in so many whole rounds is decided. */
    void rounds(int count) {
        long until = report().round() + count;
        for (int steps = 0; report().round() <= until || report().suspects() > 0; steps++) {
            if (steps > 5000) {
                throw new IllegalStateException("The audit does not come to an end: " + report());
            }
            step();
        }
    }

    /** What was found, as an operator reads it. */
    List<String> differences() {
        return found.stream()
                .flatMap(finding -> finding.row().differences().stream())
                .map(each -> each.table() + " [" + each.key() + "] " + each.column() + ": " + each.there() + " | "
                        + each.here())
                .sorted()
                .toList();
    }

    Set<String> ways() {
        return Set.copyOf(report().tables().stream()
                .map(table -> table.table() + " " + table.way())
                .toList());
    }

    @Override
    public void close() {
        here.close();
        there.close();
    }
}
