package org.reprise.log;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.EventLogException;
import org.reprise.jdbc.Transactions;
import org.reprise.log.JdbcCapturedEvents.Captured;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionHash;
import org.reprise.portion.PortionLimits;
import org.reprise.portion.Position;

/**
 * Turns committed captured events into portions. Whoever calls {@link #seal()}, in whatever server of the site, the
 * portions follow each other without a gap, and their order is the order of conflicts between the transactions.
 *
 * <p>The id of a captured event is drawn when its transaction holds all its row locks. So whatever an event depends on was
 * committed before its own id was drawn. A row up to the fence was drawn before the fence was read; all that it depends on
 * is therefore visible to a read that begins after the fence was read. Fence and read must not share a view of the
 * database: they are in two transactions, which holds under REPEATABLE READ too. Captured rows are never locked for
 * reading: business inserts would wait.
 *
 * <p>Tried by the order storm of the tests: H2 2.4, PostgreSQL 15, MariaDB 10.11 (READ COMMITTED and REPEATABLE READ), and
 * HSQLDB 2.7 in its models {@code mvcc}, {@code mvlocks} and {@code locks}. H2 by itself may lose a committed update when
 * another transaction on the same hot row rolls back; then its row is wrong, and the log is right. What was measured:
 * docs/decisions/0002-order-by-a-fence.md.
 */
public final class Sealer {

    /** Changes nothing and locks the row: so one at a time seals at a site, and a dead server's lock is let go. */
    private static final String LOCK = "UPDATE REPRISE_HEAD SET NEXT_SEQ = NEXT_SEQ WHERE ID = 1";

    private static final String HEAD = "SELECT EPOCH, NEXT_SEQ, LAST_HASH FROM REPRISE_HEAD WHERE ID = 1";
    private static final String MOVE = "UPDATE REPRISE_HEAD SET EPOCH = ?, NEXT_SEQ = ?, LAST_HASH = ? WHERE ID = 1";

    private final Database database;
    private final JdbcCapturedEvents captured;
    private final EvidenceStore evidence;
    private final Transactions transactions;
    private final PortionLimits limits;
    private final Compression compression;
    private final Clock clock;
    private UnaryOperator<Portion> signing = portion -> portion;

    public Sealer(
            DataSource source, Transactions transactions, PortionLimits limits, Compression compression, Clock clock) {
        this.database = new Database(source);
        this.captured = new JdbcCapturedEvents(source);
        this.evidence = new JdbcEvidenceStore(source, compression);
        this.transactions = transactions;
        this.limits = limits;
        this.compression = compression;
        this.clock = clock;
    }

    /** Signs each portion so, before it is stored. To be called before the first one. */
    public Sealer signedBy(UnaryOperator<Portion> site) {
        signing = site;
        return this;
    }

    /**
     * Seals the oldest captured events as one portion, in transactions of its own. Waits while another server of the site
     * seals.
     *
     * @return the new portion, committed; empty when nothing waited
     * @throws EventLogException when the database failed; nothing was sealed, or the commit's outcome is unknown; either
     *     way the next call goes on rightly
     */
    public Optional<Portion> seal() {
        Optional<Long> fence = transactions.call(captured::fence);
        return fence.flatMap(id -> transactions.call(() -> sealUpTo(id)));
    }

    /** The last position sealed at this site; {@link Position#START} when it never was a primary. */
    public Position sealed() {
        return transactions.call(this::head).position();
    }

    /**
     * Begins a reign at this site, unless it has begun: its first portion holds nothing but the barrier (rule 7: a new primary writes a
     * barrier event). In a transaction of its own.
     *
     * @param before where the log ends; all of it is here, and its effect is in this site's rows
     * @throws EventLogException when events of an earlier reign wait here, which no other site has
     */
    public void begin(ChainEnd before, long epoch, byte[] barrier) {
        transactions.run(() -> {
            database.update(LOCK);
            if (head().position().epoch() >= epoch) {
                return;
            }
            if (captured.count() > 0) {
                throw new EventLogException(
                        captured.count() + " events of an earlier reign were captured here and are in no portion",
                        null);
            }
            write(before, epoch, List.of(barrier), List.of(CapturedEvents.NO_EVIDENCE));
        });
    }

    /**
     * The log of this site ends earlier than it sealed: what came behind is in quarantine (rule 10). In the caller's transaction, as its
     * first act; nothing is sealed meanwhile.
     *
     * @return the last position that was sealed here until now; {@link Position#START} where none was
     * @throws EventLogException when events wait here that are in no portion
     */
    public Position rewind(ChainEnd end) {
        database.update(LOCK);
        if (captured.count() > 0) {
            throw new EventLogException(
                    captured.count() + " events were captured here and are in no portion yet", null);
        }
        Position sealed = head().position();
        if (sealed.seq() > end.position().seq()) {
            database.update(
                    MOVE,
                    end.position().epoch(),
                    end.position().seq() + 1,
                    end.hash().hex());
        }
        return sealed;
    }

    private Optional<Portion> sealUpTo(long fence) {
        // not counted: some drivers count no row that an update leaves as it is
        database.update(LOCK);
        ChainEnd end = head();
        List<Captured> run = captured.read(fence, limits);
        if (run.isEmpty()) {
            return Optional.empty();
        }
        captured.delete(run);
        return Optional.of(write(
                end,
                run.get(0).epoch(),
                run.stream().map(Captured::body).toList(),
                run.stream().map(Captured::evidence).toList()));
    }

    private Portion write(ChainEnd end, long epoch, List<byte[]> bodies, List<byte[]> rows) {
        Compression suited =
                compression.suited(bodies.stream().mapToInt(body -> body.length).sum());
        Portion portion = signing.apply(Portion.seal(end, epoch, bodies, clock.instant(), suited));
        JdbcPortionStore.insert(database, portion);
        evidence.keep(portion.firstSeq(), rows, clock.instant());
        database.update(
                MOVE, portion.epoch(), portion.lastSeq() + 1, portion.hash().hex());
        return portion;
    }

    private ChainEnd head() {
        return database.first(
                        HEAD,
                        row -> new ChainEnd(
                                new Position(row.getLong(1), row.getLong(2) - 1), new PortionHash(row.getString(3))))
                .orElseThrow(() -> new EventLogException("The one row of REPRISE_HEAD is missing", null));
    }
}
