package org.reprise.ack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.reprise.jdbc.Transactions;
import org.reprise.log.Settings;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;

/**
 * Up to where the log is stable as this site knows, and whether that counts: under a primary whose calls wait for other sites a
 * secondary stores everything and replays only what is stable (rule 12: else a secondary that is ahead of the next primary would have to
 * take back what it has done). Where the primary waits for nobody, all is replayed that comes.
 *
 * <p>What is stable stays so: the seq never goes back, and a restart keeps it, or a little less. Safe for any thread and for several
 * servers of a site.
 */
public final class Stability {
    private static final String SEQ = "stable.seq";
    private static final String COUNTS = "stable.counts";

    /** What is known is written no more often. */
    private static final Duration PACE = Duration.ofMillis(500);

    private final Settings settings;
    private final Transactions transactions;
    private final LongSupplier own;
    private final Clock clock;
    private long seq;
    private long stored;
    private boolean counts;
    private boolean countsStored;
    private boolean lifted;
    private Instant nextWrite = Instant.EPOCH;

    /**
     * As the site knew it last.
     *
     * @param own the seq up to which the log is here
     */
    public Stability(Settings settings, Transactions transactions, LongSupplier own, Clock clock) {
        this.own = own;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
        this.stored = settings.number(SEQ);
        this.seq = stored;
        this.countsStored = settings.of(COUNTS).map(Boolean::parseBoolean).orElse(false);
        this.counts = countsStored;
    }

    /**
     * All up to this seq is never taken back at a site with these settings. It stays so where the primary waits for nobody any more: the
     * callers of before were told that it does.
     */
    public static long known(Settings settings) {
        return settings.number(SEQ);
    }

    /** The site with these settings begins anew, with another one's rows: of its log nothing is left. */
    public static void forget(Settings settings) {
        settings.forget(SEQ);
    }

    /** What the servers of this site have heard of others, in this reign of its own. */
    SharedEnds shared(long epoch) {
        return new SharedEnds(settings, transactions, epoch);
    }

    /** Of a primary: whether its calls wait for other sites. */
    public synchronized void counting(boolean waits) {
        counts = waits;
    }

    /** Enough sites hold all up to there. What is lower than before changes nothing. */
    public synchronized void reached(long stable) {
        seq = Math.max(seq, stable);
    }

    /**
     * An upstream said so with its answer. Of one that has not heard of what this site has promised nothing counts (rule 8).
     *
     * @param shared up to where its log and the one here are one: what is stable there says nothing of other events here
     */
    public void told(Lineage upstream, Promise promised, LongSupplier shared) {
        if (upstream.end().epoch() >= promised.epoch()) {
            told(upstream.counts(), Math.min(upstream.stable(), upstream.counts() ? shared.getAsLong() : 0));
        }
    }

    private synchronized void told(boolean counted, long stable) {
        counts = counted;
        seq = Math.max(seq, stable);
    }

    /** This site is about to be primary: its log is the log, and all of it is replayed. */
    public synchronized void lift() {
        lifted = true;
    }

    /** It is not about to be after all. */
    public synchronized void restore() {
        lifted = false;
    }

    /** The last seq that may be replayed. */
    public synchronized long limit() {
        return counts && !lifted ? seq : Long.MAX_VALUE;
    }

    /** What this site says of it to others; {@link Lineage#UNSAID} where it does not count. */
    public synchronized long said() {
        return counts ? seq : Lineage.UNSAID;
    }

    /** Of a secondary: what it was told. */
    public synchronized AckFigures figures() {
        return new AckFigures("", counts ? seq : 0, 0, 0, false);
    }

    public synchronized long seq() {
        return seq;
    }

    /**
     * Writes down what is new, if it is time to, and reads what other servers of this site have found.
     *
     * @param often whether another server waits for it
     */
    public void step(boolean often) {
        long write;
        boolean changed;
        synchronized (this) {
            Instant now = clock.instant();
            changed = counts != countsStored;
            // longer than that is of a clock that was put back
            boolean soon = now.isBefore(nextWrite) && !now.plus(PACE).isBefore(nextWrite);
            if (!changed && !often && soon) {
                return;
            }
            nextWrite = now.plus(PACE);
            write = seq;
        }
        // no more than is here: a log that went another way behind its end would have nothing of that
        write = Math.min(write, own.getAsLong());
        if (write > stored || changed) {
            write(write);
        }
        reached(settings.number(SEQ));
    }

    private void write(long number) {
        boolean counting;
        synchronized (this) {
            counting = counts;
        }
        transactions.run(() -> {
            settings.raise(SEQ, number);
            settings.set(COUNTS, Boolean.toString(counting));
        });
        synchronized (this) {
            stored = Math.max(stored, number);
            countsStored = counting;
        }
    }
}
