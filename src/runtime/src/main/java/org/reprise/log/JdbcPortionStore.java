package org.reprise.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.EventLogException;
import org.reprise.jdbc.Transactions;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionExtent;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;
import org.reprise.reign.Acceptance;
import org.reprise.reign.Fence;

/** {@link PortionStore} in the table REPRISE_PORTIONS. */
final class JdbcPortionStore implements PortionStore {

    /** Where a stored portion begins and ends, and how large it is. */
    private record Extent(long firstSeq, long lastSeq, int size) {}

    private static final String INSERT =
            "INSERT INTO REPRISE_PORTIONS (FIRST_SEQ, LAST_SEQ, EPOCH, PREVIOUS_HASH, HASH,"
                    + " SEALED_MS, SIZE_BYTES, BYTES) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UP_TO =
            "SELECT BYTES FROM REPRISE_PORTIONS WHERE FIRST_SEQ <= ? ORDER BY FIRST_SEQ DESC LIMIT 1";
    private static final String STARTING = "SELECT BYTES FROM REPRISE_PORTIONS WHERE FIRST_SEQ = ?";
    private static final String EXTENTS = "SELECT FIRST_SEQ, LAST_SEQ, SIZE_BYTES FROM REPRISE_PORTIONS"
            + " WHERE FIRST_SEQ BETWEEN ? AND ? ORDER BY FIRST_SEQ LIMIT 1000";
    private static final String CONTAINING = "SELECT FIRST_SEQ, LAST_SEQ, SIZE_BYTES FROM REPRISE_PORTIONS"
            + " WHERE FIRST_SEQ <= ? ORDER BY FIRST_SEQ DESC LIMIT 1";
    private static final String BETWEEN =
            "SELECT BYTES FROM REPRISE_PORTIONS WHERE FIRST_SEQ BETWEEN ? AND ? ORDER BY FIRST_SEQ";
    private static final String LAST = "SELECT EPOCH, LAST_SEQ FROM REPRISE_PORTIONS ORDER BY FIRST_SEQ DESC LIMIT 1";
    private static final String FIRST_BEHIND =
            "SELECT FIRST_SEQ FROM REPRISE_PORTIONS WHERE FIRST_SEQ > ? ORDER BY FIRST_SEQ LIMIT 1";
    private static final String CUT = "DELETE FROM REPRISE_PORTIONS WHERE FIRST_SEQ > ?";
    private static final int TRIES = 5;

    /** The name of a setting. */
    static final String LEFT_OUT = "log.left-out";

    private final Database database;
    private final Transactions transactions;
    private final ContiguousPrefix prefix;
    private final JdbcRemoval removal;
    private final Fence fence;
    private final Settings settings;

    JdbcPortionStore(DataSource source, Transactions transactions) {
        this.database = new Database(source);
        this.transactions = transactions;
        this.prefix = new ContiguousPrefix(database);
        this.removal = new JdbcRemoval(database);
        this.fence = new Fence(source);
        this.settings = new JdbcSettings(source);
    }

    static void insert(Database database, Portion portion) {
        database.update(
                INSERT,
                portion.firstSeq(),
                portion.lastSeq(),
                portion.epoch(),
                portion.previousHash().hex(),
                portion.hash().hex(),
                portion.sealedAt().toEpochMilli(),
                portion.size(),
                portion.toBytes());
    }

    @Override
    public int storeAll(List<Portion> portions, Position senderEnd) {
        portions.forEach(Portion::bodies);
        for (int tried = 1; ; tried++) {
            try {
                return transactions.call(() -> storeHere(portions, senderEnd));
            } catch (EventLogException e) {
                // another thread may have stored the same portion meanwhile: the next look tells
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** What becomes of a portion that came; but for a new one the log stays as it is. */
    private enum Outcome {
        NEW,
        /** This very portion is stored. */
        SAME,
        /** It was here, and was removed for good. */
        REMOVED,
        /** Condensed anew or otherwise, it may be cut elsewhere than what is stored of its events; what came first stays. */
        CUT_OTHERWISE
    }

    private int storeHere(List<Portion> portions, Position senderEnd) {
        // held until the commit: a promise that rises meanwhile waits, and throws away what is behind a hole by then
        Acceptance.prove(fence.hold(), senderEnd, portions);
        LogOrigin.of(database).ifPresent(origin -> portions.forEach(origin::prove));
        long removed = removal.end().position().seq();
        int fresh = 0;
        for (Portion portion : portions) {
            if (outcome(portion, removed) == Outcome.NEW) {
                insert(database, portion);
                fresh++;
                if (!portion.isWhole()) {
                    settings.raise(LEFT_OUT, portion.lastSeq());
                }
            }
        }
        return fresh;
    }

    /** @throws PortionRefusedException when it contradicts what is stored */
    private Outcome outcome(Portion portion, long removed) {
        if (portion.lastSeq() <= removed) {
            return Outcome.REMOVED;
        }
        Portion before = upTo(portion.lastSeq()).orElse(null);
        if (before != null && before.hash().equals(portion.hash())) {
            return Outcome.SAME;
        }
        if (before != null && before.lastSeq() >= portion.firstSeq()) {
            if (before.isWhole() && portion.isWhole()) {
                throw new PortionRefusedException("The " + portion + " was refused: " + before
                        + " is stored already and holds the same events in other bytes");
            }
            return Outcome.CUT_OTHERWISE;
        }
        if (before != null && before.lastSeq() == portion.firstSeq() - 1) {
            meet(portion, before, portion);
        }
        database.first(STARTING, JdbcPortionStore::portion, portion.lastSeq() + 1)
                .ifPresent(behind -> meet(portion, portion, behind));
        return Outcome.NEW;
    }

    private static void meet(Portion received, Portion left, Portion right) {
        if (!right.follows(left)) {
            throw new PortionRefusedException("The " + received + " was refused: in the stored log " + right
                    + " does not follow " + left + ", its previous epoch or hash is another");
        }
    }

    @Override
    public int discard(long seq, Runnable with) {
        int events = transactions.call(() -> discardHere(seq, with));
        prefix.forget();
        return events;
    }

    private int discardHere(long seq, Runnable with) {
        // by its extent: what it holds may be what cannot be read
        Extent found = database.first(CONTAINING, JdbcPortionStore::extent, seq).orElse(null);
        if (found == null || found.lastSeq() < seq) {
            return 0;
        }
        database.update("DELETE FROM REPRISE_PORTIONS WHERE FIRST_SEQ = ?", found.firstSeq());
        with.run();
        return (int) (found.lastSeq() - found.firstSeq() + 1);
    }

    @Override
    public Optional<Portion> at(long seq) {
        return upTo(seq).filter(found -> found.lastSeq() >= seq);
    }

    @Override
    public List<Portion> from(long seq, long lastSeq, int maxBytes) {
        Optional<Portion> first = at(seq);
        if (first.isEmpty()) {
            return List.of();
        }
        long last = first.get().lastSeq();
        long room = (long) maxBytes - first.get().size();
        long start = -1;
        for (Extent next : database.query(EXTENTS, JdbcPortionStore::extent, last + 1, lastSeq)) {
            room -= next.size();
            if (next.firstSeq() != last + 1 || room < 0) {
                break;
            }
            last = next.lastSeq();
            start = next.firstSeq();
        }
        List<Portion> run = new ArrayList<>(first.stream().toList());
        if (start > 0) {
            run.addAll(database.query(
                    BETWEEN, JdbcPortionStore::portion, first.get().lastSeq() + 1, start));
        }
        return List.copyOf(run);
    }

    @Override
    public Position contiguousAfter(Position after) {
        LogOrigin origin = LogOrigin.of(database).orElse(LogOrigin.START);
        return prefix.after(origin.position().seq() > after.seq() ? origin.position() : after, origin.portion());
    }

    @Override
    public int cutBehind(long seq) {
        at(seq).filter(over -> over.lastSeq() > seq).ifPresent(over -> {
            throw new PortionRefusedException(
                    "The log cannot be cut behind event " + seq + ": " + over + " goes over it");
        });
        int cut = database.update(CUT, seq);
        removal.cutBehind(seq);
        prefix.forget();
        return cut;
    }

    @Override
    public int forgetBehindHole() {
        long end = contiguousAfter(begin()).seq();
        long next = firstBehind(end);
        // a primary may seal between the two looks: what it sealed has no hole before it, and only it has its events
        while (next == end + 1) {
            long further = contiguousAfter(begin()).seq();
            if (further == end) {
                return 0;
            }
            end = further;
            next = firstBehind(end);
        }
        return next == Long.MAX_VALUE ? 0 : database.update(CUT, next - 1);
    }

    @Override
    public long firstBehind(long seq) {
        return database.first(FIRST_BEHIND, row -> row.getLong(1), seq).orElse(Long.MAX_VALUE);
    }

    @Override
    public Position last() {
        Position last = database.first(LAST, row -> new Position(row.getLong(1), row.getLong(2)))
                .orElse(Position.START);
        Position begin = begin();
        return begin.seq() > last.seq() ? begin : last;
    }

    @Override
    public Position begin() {
        return LogOrigin.of(database).orElse(LogOrigin.START).position();
    }

    @Override
    public long leftOut() {
        return settings.number(LEFT_OUT);
    }

    @Override
    public ChainEnd removed() {
        return removal.end();
    }

    @Override
    public int removeUpTo(long seq) {
        return transactions.call(() -> removal.upTo(seq));
    }

    @Override
    public List<PortionExtent> extents(long seq) {
        return removal.extents(seq);
    }

    @Override
    public long bytes(long after, long upTo) {
        return removal.bytes(after, upTo);
    }

    @Override
    public Optional<Portion> upTo(long seq) {
        return database.first(UP_TO, JdbcPortionStore::portion, seq);
    }

    private static Portion portion(ResultSet row) throws SQLException {
        return Portion.parse(row.getBytes(1));
    }

    private static Extent extent(ResultSet row) throws SQLException {
        return new Extent(row.getLong(1), row.getLong(2), row.getInt(3));
    }
}
