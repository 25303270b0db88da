package org.reprise.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.AuditTrail;
import org.reprise.finding.Demotion;
import org.reprise.finding.Demotions;
import org.reprise.finding.Doubt;
import org.reprise.finding.Doubts;
import org.reprise.finding.Findings;
import org.reprise.finding.FoundDifference;
import org.reprise.finding.FoundDifferences;
import org.reprise.finding.ParkedEvent;
import org.reprise.finding.ParkedEvents;
import org.reprise.finding.ResubmittedEvent;
import org.reprise.finding.ResubmittedEvents;
import org.reprise.jdbc.EventLogException;
import org.reprise.jdbc.Text;
import org.reprise.jdbc.Transactions;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionExtent;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;
import org.reprise.reign.Acceptance;
import org.reprise.reign.FencedException;
import org.reprise.reign.InMemoryReigns;
import org.reprise.reign.ReignStore;

/** The event log as a double for tests: no database, and no transactions, so nothing is ever rolled back. */
public final class InMemoryEventLog {

    /** Runs the work at once. */
    public static final Transactions DIRECT = new Transactions() {
        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }
    };

    private InMemoryEventLog() {}

    public static EventLog create() {
        Portions portions = new Portions();
        InMemoryReigns reigns = new InMemoryReigns(new ReignStore.OwnLog() {
            @Override
            public void rose() {
                portions.forgetBehindHole();
            }

            @Override
            public String hinders(ChainEnd end) {
                return portions.last().seq() == end.position().seq() ? "" : "the log ends with " + portions.last();
            }
        });
        portions.reigns = reigns;
        return new EventLog(
                new Captured(reigns),
                portions,
                new Evidence(),
                new Replayed(),
                new Findings(
                        new Parked(),
                        new Differences(),
                        new OpenDoubts(),
                        new Demoted(),
                        new Resubmitted(),
                        new Audit()),
                new InMemorySettings(),
                reigns);
    }

    private static final class InMemorySettings implements Settings {
        private final Map<String, String> values = new ConcurrentHashMap<>();

        @Override
        public Optional<String> of(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public void set(String name, String value) {
            if (value.length() > MAX_VALUE) {
                throw new IllegalArgumentException(name);
            }
            values.put(name, value);
        }

        @Override
        public void raise(String name, long number) {
            values.merge(
                    name,
                    Long.toString(number),
                    (a, b) -> Long.toString(Math.max(Long.parseLong(a), Long.parseLong(b))));
        }

        @Override
        public void forget(String name) {
            values.remove(name);
        }
    }

    /** Appended events, for a test to look at. */
    public static final class Captured implements CapturedEvents {
        private final List<byte[]> bodies = new ArrayList<>();
        private final ReignStore reigns;
        private long taken;

        /** Of a site that has promised nothing. */
        public Captured() {
            this(new InMemoryReigns(() -> {}));
        }

        Captured(ReignStore reigns) {
            this.reigns = reigns;
        }

        @Override
        public synchronized void append(long epoch, byte[] body, byte[] evidence) {
            if (reigns.promise().epoch() > epoch) {
                throw new FencedException(epoch, reigns.promise());
            }
            bodies.add(body.clone());
        }

        @Override
        public synchronized long count() {
            return bodies.size();
        }

        @Override
        public synchronized OptionalLong newest() {
            return bodies.isEmpty() ? OptionalLong.empty() : OptionalLong.of(taken + bodies.size());
        }

        @Override
        public synchronized OptionalLong oldest() {
            return bodies.isEmpty() ? OptionalLong.empty() : OptionalLong.of(taken + 1);
        }

        /** As the sealer does: takes all that wait. */
        public synchronized List<byte[]> take() {
            List<byte[]> all = List.copyOf(bodies);
            taken += bodies.size();
            bodies.clear();
            return all;
        }

        public synchronized List<byte[]> bodies() {
            return List.copyOf(bodies);
        }
    }

    private static final class Portions implements PortionStore {
        private final NavigableMap<Long, Portion> byFirst = new TreeMap<>();
        private ChainEnd removed = ChainEnd.START;
        private long leftOut;
        private @Nullable ReignStore reigns;

        @Override
        public synchronized Position begin() {
            return removed.position();
        }

        @Override
        public synchronized long leftOut() {
            return leftOut;
        }

        @Override
        public synchronized ChainEnd removed() {
            return removed;
        }

        @Override
        public synchronized int removeUpTo(long seq) {
            int before = byFirst.size();
            while (!byFirst.isEmpty() && byFirst.firstEntry().getValue().lastSeq() <= seq) {
                removed = byFirst.pollFirstEntry().getValue().end();
            }
            return before - byFirst.size();
        }

        @Override
        public synchronized List<PortionExtent> extents(long seq) {
            return byFirst.tailMap(seq, true).values().stream()
                    .limit(1000)
                    .map(each -> new PortionExtent(each.firstSeq(), each.lastSeq(), each.size(), each.sealedAt()))
                    .toList();
        }

        @Override
        public synchronized long bytes(long after, long upTo) {
            return byFirst.values().stream()
                    .filter(each -> each.firstSeq() > after && each.lastSeq() <= upTo)
                    .mapToLong(Portion::size)
                    .sum();
        }

        @Override
        public synchronized int storeAll(List<Portion> portions, Position senderEnd) {
            if (reigns != null) {
                Acceptance.prove(reigns.promise(), senderEnd, portions);
            }
            return (int) portions.stream().filter(this::one).count();
        }

        @Override
        public synchronized int cutBehind(long seq) {
            if (at(seq).filter(over -> over.lastSeq() > seq).isPresent()) {
                throw new PortionRefusedException("A portion goes over " + seq);
            }
            NavigableMap<Long, Portion> behind = byFirst.tailMap(seq, false);
            int cut = behind.size();
            behind.clear();
            removed = removed.position().seq() > seq ? ChainEnd.START : removed;
            return cut;
        }

        @Override
        public synchronized int forgetBehindHole() {
            NavigableMap<Long, Portion> behind =
                    byFirst.tailMap(contiguousAfter(begin()).seq(), false);
            int forgotten = behind.size();
            behind.clear();
            return forgotten;
        }

        private boolean one(Portion portion) {
            portion.bodies();
            if (portion.lastSeq() <= removed.position().seq()) {
                return false;
            }
            if (portion.firstSeq() == removed.position().seq() + 1
                    && removed.position().seq() > 0
                    && !portion.follows(removed)) {
                throw new PortionRefusedException(portion + " does not follow what was removed");
            }
            Map.Entry<Long, Portion> before = byFirst.floorEntry(portion.lastSeq());
            if (before != null && before.getValue().lastSeq() >= portion.firstSeq()) {
                boolean condensed = !before.getValue().isWhole() || !portion.isWhole();
                if (condensed || before.getValue().hash().equals(portion.hash())) {
                    return false;
                }
                throw new PortionRefusedException(portion + " against " + before.getValue());
            }
            boolean meetsLeft = before == null
                    || before.getValue().lastSeq() + 1 != portion.firstSeq()
                    || portion.follows(before.getValue());
            Portion right = byFirst.get(portion.lastSeq() + 1);
            if (!meetsLeft || (right != null && !right.follows(portion))) {
                throw new PortionRefusedException(portion + " does not meet its neighbours");
            }
            byFirst.put(portion.firstSeq(), portion);
            leftOut = portion.isWhole() ? leftOut : Math.max(leftOut, portion.lastSeq());
            return true;
        }

        @Override
        public synchronized int discard(long seq, Runnable with) {
            Portion found = at(seq).orElse(null);
            if (found == null) {
                return 0;
            }
            with.run();
            byFirst.remove(found.firstSeq());
            return found.count();
        }

        @Override
        public synchronized Optional<Portion> at(long seq) {
            return upTo(seq).filter(portion -> portion.lastSeq() >= seq);
        }

        @Override
        public synchronized Optional<Portion> upTo(long seq) {
            return Optional.ofNullable(byFirst.floorEntry(seq)).map(Map.Entry::getValue);
        }

        @Override
        public synchronized List<Portion> from(long seq, long lastSeq, int maxBytes) {
            List<Portion> run = new ArrayList<>();
            long bytes = 0;
            for (Optional<Portion> next = at(seq);
                    next.isPresent();
                    next = at(next.get().lastSeq() + 1)) {
                bytes += next.get().size();
                if (!run.isEmpty() && (bytes > maxBytes || next.get().firstSeq() > lastSeq)) {
                    break;
                }
                run.add(next.get());
            }
            return run;
        }

        @Override
        public synchronized Position contiguousAfter(Position after) {
            Position known = after.seq() < begin().seq() ? begin() : after;
            List<Portion> run = from(known.seq() + 1, Integer.MAX_VALUE);
            return run.isEmpty() ? known : run.get(run.size() - 1).end().position();
        }

        @Override
        public synchronized long firstBehind(long seq) {
            Long first = byFirst.higherKey(seq);
            return first == null ? Long.MAX_VALUE : first;
        }

        @Override
        public synchronized Position last() {
            return byFirst.isEmpty()
                    ? begin()
                    : byFirst.lastEntry().getValue().end().position();
        }
    }

    private static final class Evidence implements EvidenceStore {
        private record Kept(byte[] bytes, Instant at) {}

        private final Map<Long, Kept> bySeq = new TreeMap<>();

        @Override
        public synchronized void keep(long firstSeq, List<byte[]> each, Instant at) {
            for (int i = 0; i < each.size(); i++) {
                if (each.get(i).length > 0 && bySeq.put(firstSeq + i, new Kept(each.get(i), at)) != null) {
                    throw new EventLogException("Evidence of " + (firstSeq + i) + " is kept already", null);
                }
            }
        }

        @Override
        public synchronized void replace(long seq, byte[] evidence, Instant at) {
            bySeq.remove(seq);
            keep(seq, List.of(evidence), at);
        }

        @Override
        public synchronized Optional<byte[]> of(long seq) {
            return Optional.ofNullable(bySeq.get(seq)).map(Kept::bytes);
        }

        @Override
        public synchronized SortedMap<Long, byte[]> between(long firstSeq, long lastSeq) {
            SortedMap<Long, byte[]> found = new TreeMap<>();
            bySeq.forEach((seq, kept) -> {
                if (seq >= firstSeq && seq <= lastSeq) {
                    found.put(seq, kept.bytes());
                }
            });
            return found;
        }

        @Override
        public synchronized void cutBehind(long seq) {
            bySeq.keySet().removeIf(each -> each > seq);
        }

        @Override
        public synchronized int forgetBefore(Instant time) {
            int before = bySeq.size();
            bySeq.values().removeIf(kept -> kept.at().isBefore(time));
            return before - bySeq.size();
        }
    }

    private static final class Differences implements FoundDifferences {
        private final List<FoundDifference> found = new ArrayList<>();

        @Override
        public synchronized void add(List<FoundDifference> more) {
            more.forEach(each -> found.add(0, each));
        }

        @Override
        public synchronized List<FoundDifference> newest(int limit) {
            return List.copyOf(found.subList(0, Math.min(limit, found.size())));
        }

        @Override
        public synchronized long count() {
            return found.size();
        }
    }

    private static final class OpenDoubts implements Doubts {
        private final NavigableMap<Position, Doubt> open =
                new TreeMap<>(Comparator.comparing(Position::epoch).thenComparing(Position::seq));

        @Override
        public synchronized void add(Doubt doubt) {
            open.put(doubt.position(), doubt);
        }

        @Override
        public synchronized List<Doubt> oldest(int limit) {
            return open.values().stream().limit(limit).toList();
        }

        @Override
        public synchronized void settle(Doubt doubt) {
            open.remove(doubt.position());
        }

        @Override
        public synchronized long count() {
            return open.size();
        }
    }

    private static final class Demoted implements Demotions {
        private final Map<String, Demotion> byName = new TreeMap<>();

        @Override
        public synchronized void demote(Demotion demotion) {
            byName.putIfAbsent(demotion.name(), demotion);
        }

        @Override
        public synchronized boolean promote(String name) {
            return byName.remove(name) != null;
        }

        @Override
        public synchronized List<Demotion> list() {
            return List.copyOf(byName.values());
        }
    }

    private static final class Resubmitted implements ResubmittedEvents {
        private final Map<String, ResubmittedEvent> byOrigin = new TreeMap<>();

        @Override
        public synchronized Optional<ResubmittedEvent> find(String origin) {
            return Optional.ofNullable(byOrigin.get(origin));
        }

        @Override
        public synchronized void take(String origin, Instant at) {
            if (byOrigin.putIfAbsent(origin, new ResubmittedEvent(origin, Position.START, at)) != null) {
                throw new EventLogException("Taken: " + origin, null);
            }
        }

        @Override
        public synchronized void learn(String origin, Position position, Instant at) {
            Instant known = find(origin).map(ResubmittedEvent::at).orElse(at);
            byOrigin.put(origin, new ResubmittedEvent(origin, position, known));
        }

        @Override
        public synchronized void forget(String origin) {
            byOrigin.remove(origin);
        }

        @Override
        public synchronized List<ResubmittedEvent> all() {
            return List.copyOf(byOrigin.values());
        }
    }

    private static final class Replayed implements ReplayPosition {
        private Position position = Position.START;
        private long lacking;

        @Override
        public synchronized Position current() {
            return position;
        }

        @Override
        public synchronized void advance(Position from, Position to, Instant at) {
            if (!position.equals(from)) {
                throw new PositionMovedException(from, to);
            }
            position = to;
        }

        @Override
        public synchronized void lacks(long seq) {
            lacking = Math.max(lacking, seq);
        }

        @Override
        public synchronized long lacking() {
            return lacking;
        }

        @Override
        public synchronized void lacksNothing() {
            lacking = 0;
        }
    }

    private static final class Parked implements ParkedEvents {
        private final Map<Position, ParkedEvent> events = Collections.synchronizedMap(new TreeMap<>());

        @Override
        public void park(ParkedEvent event) {
            events.put(
                    event.position(),
                    new ParkedEvent(
                            event.position(),
                            Text.cut(event.name(), Text.LINE),
                            Text.cut(event.reason(), MAX_REASON),
                            event.tries(),
                            event.at()));
        }

        @Override
        public List<ParkedEvent> list() {
            synchronized (events) {
                return events.values().stream()
                        .sorted(Comparator.comparing(ParkedEvent::position))
                        .toList();
            }
        }

        @Override
        public Optional<ParkedEvent> find(Position position) {
            return Optional.ofNullable(events.get(position));
        }

        @Override
        public boolean remove(Position position) {
            return events.remove(position) != null;
        }

        @Override
        public long count() {
            return events.size();
        }
    }

    private static final class Audit implements AuditTrail {
        private final List<AuditEntry> entries = new ArrayList<>();

        @Override
        public synchronized void add(AuditEntry entry) {
            entries.add(0, entry);
        }

        @Override
        public synchronized List<AuditEntry> newest(int limit) {
            return List.copyOf(entries.subList(0, Math.min(limit, entries.size())));
        }

        @Override
        public synchronized List<AuditEntry> newest(String act, int limit) {
            return entries.stream()
                    .filter(entry -> entry.act().equals(act))
                    .limit(limit)
                    .toList();
        }
    }
}
