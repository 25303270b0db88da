package org.reprise.reign;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.reprise.jdbc.Transactions;
import org.reprise.portion.ChainEnd;

/**
 * The reigns and the promise of one site, in its database, for all its servers. Each method that changes something does so in a
 * transaction of its own, which waits for the transactions that are about to commit an event of the site (see {@link Fence}).
 *
 * <p>Guarantee: when {@link #raise} or {@link #take} has returned, no event of a lower epoch commits at this site any more, through
 * whatever server. Not guaranteed: that it returns soon, when a server was stopped in the middle of its commit; it then fails as the
 * database has it, nothing is changed, and it may be tried again. Safe for use by several threads and several servers.
 */
public interface ReignStore {
    /** In the tables REPRISE_REIGN and REPRISE_PROMISE. */
    static ReignStore over(DataSource source, Transactions transactions, OwnLog log) {
        return new JdbcReignStore(source, transactions, log);
    }

    /** The log of the site, as a change of the promise has to do with it. */
    interface OwnLog {
        /** Run in each transaction in which the promise rises, when nobody holds it any more. */
        void rose();

        /** Why no reign can begin behind this end, in words; empty when one can. Asked in the same transaction, behind {@link #rose}. */
        default String hinders(ChainEnd end) {
            return "";
        }
    }

    /** All reigns that this site was told of. */
    Reigns reigns();

    /** {@link Promise#NONE} where this site was told of no epoch. */
    Promise promise();

    /**
     * This site was told of an epoch.
     *
     * @return whether it is higher than what was promised, and is promised now; {@code false} changes nothing
     * @throws ReignConflictException when the promised epoch is said to be of another primary
     */
    boolean raise(Promise told);

    /**
     * This site is asked for a promise that holds only as long as nobody else was given one: of several that ask by the same reading, one
     * at most gets it.
     *
     * @param seen what the promise was when that was decided
     * @return whether it was so; {@code false} changes nothing
     * @throws ReignConflictException when the promised epoch is said to be of another primary
     */
    boolean raiseFrom(Promise seen, Promise next);

    /**
     * Another site said of itself what every message says.
     *
     * @param site this one. That another site has promised an epoch to this very site is the answer to this candidate's own asking, until
     *             that epoch has an event somewhere or this site is primary: who would make that promise itself could fetch no more from
     *             those whose log ends before it (rule 5)
     * @return whether this site has promised more than before
     */
    default boolean hear(String site, Lineage other) {
        Promise told = other.promise();
        boolean ownAsking = told.primary().equals(site)
                && other.end().epoch() < told.epoch()
                && !promise().primary().equals(site);
        if (!ownAsking) {
            return raise(told);
        }
        long last = other.end().epoch();
        // what its log ends with was promised by somebody, and is never below what this site promises when it takes of
        // that log (rule 8)
        return last > promise().epoch()
                && raise(
                        reigns().of(last).map(reign -> reign.promise(told.at())).orElse(told));
    }

    /**
     * Another site said which reigns it knows: promises the newest where that is more, and writes down all of them. While the newest is one
     * of this very site, and unknown here, only the promise is made: this is not the database in which it began, and to lead it on from
     * here would give its events' places to others (rule 6: a restart never inherits).
     *
     * @return whether this site has promised more than before
     * @throws ReignConflictException when both cannot be true
     */
    default boolean hear(String site, Reigns told, Instant now) {
        Optional<Promise> newest = told.current().map(reign -> reign.promise(now));
        boolean raised = newest.filter(promise()::yieldsTo).filter(this::raise).isPresent();
        Reigns known = reigns();
        boolean lost = told.current()
                .filter(reign -> reign.primary().equals(site))
                .filter(reign -> known.of(reign.epoch()).isEmpty())
                .isPresent();
        if (!lost && !known.merge(told).equals(known)) {
            learn(told);
        }
        return raised;
    }

    /**
     * Begins a reign, if the promise is still what it was: epoch, promise and history in one transaction (rule 4: one compare-and-set,
     * never what is here plus one).
     *
     * @param seen what the promise was when the reign was decided
     * @return whether it was so; {@code false} changes nothing
     * @throws IllegalArgumentException when the reign's epoch is not above that of {@code seen}
     * @throws EpochRefusedException when that epoch was given up; nothing is changed
     * @throws LogWentOnException when the log here does not end where the reign is to begin; nothing is changed
     */
    boolean take(Promise seen, Reign next);

    /**
     * By this epoch, or a lower one, no reign is taken here any more. Who is just taking one is waited for, also where its connection broke at
     * the commit: so it is known from then on whether that reign has begun.
     */
    void giveUp(long epoch);

    /** The highest epoch that was given up; 0 for none. */
    long givenUp();

    /**
     * Adds what another site knows to the history. The promise stays; {@link #raise} it first where it is lower.
     *
     * @throws ReignConflictException when both cannot be true; nothing is added
     */
    void learn(Reigns more);
}
