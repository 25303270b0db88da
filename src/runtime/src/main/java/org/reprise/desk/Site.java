package org.reprise.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reprise.eclipselink.LossyColumns;
import org.reprise.figures.SiteFigures;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.Demotion;
import org.reprise.finding.FoundDifference;
import org.reprise.finding.ParkedEvent;
import org.reprise.generator.AdvancedGenerator;
import org.reprise.key.KeyDesk;
import org.reprise.mask.Mask;
import org.reprise.mask.Sight;
import org.reprise.portion.Position;
import org.reprise.proof.StatementWays;
import org.reprise.replay.Tally;
import org.reprise.role.UnknownSiteException;
import org.reprise.unseen.UnseenWrites;
import org.reprise.worklist.Worklist;

/**
 * What the console, health and metrics may ask of this site. Safe for use by any thread; {@link #figures()} is sampled and never
 * waits for a database or a peer. The other methods read or write the site's database and run in a transaction of their own.
 */
public interface Site {

    /** The newest figures. */
    SiteFigures figures();

    /** The parked events, lowest position first, at most {@code limit}. */
    List<ParkedEvent> parked(int limit);

    /** The same, as somebody sees them. */
    List<ParkedEvent> parked(int limit, Mask mask);

    /**
     * What somebody sees of contents.
     *
     * @param patterns of names that are sensitive, besides the usual ones and those that are marked as such
     */
    Mask mask(Sight sight, List<String> patterns);

    /** How many events are stored and wait behind the parked one. */
    long waitingBehindParked();

    /**
     * Tries the parked event at {@code position} again, and goes on from there if it succeeds. Returns once the wish is
     * recorded in the audit trail; the outcome shows in {@link #parked} and {@link #figures}.
     *
     * @throws UnknownParkedEventException when no event is parked there
     */
    void retry(Position position, String who, String reason);

    /**
     * Leaves the parked event at {@code position} out for ever and goes on behind it: this copy then differs from the
     * primary. Recorded in the audit trail in the same transaction.
     *
     * @throws UnknownParkedEventException when no event is parked there
     */
    void skip(Position position, String who, String reason);

    /**
     * What operators may set at a secondary while it runs.
     *
     * @throws NotSecondaryException at a primary
     */
    SitePolicy policy();

    /** Whether this site holds what others hold. */
    SiteCheck check();

    /** Work of operators that takes its time. */
    SiteJobs jobs();

    /**
     * Looks into the event log as it is stored here, the newest first. A part of the log at a time: the page says where to go on.
     *
     * @param limit of events found
     * @param mask  what is seen of them; what is not seen is not found by its text
     */
    LogPage events(LogQuery query, int limit, Mask mask);

    /**
     * The portions that are stored here, and what is missing between them, the newest first. A part at a time: the page says where to
     * go on.
     *
     * @param before events of this seq and behind it are not listed; {@link Long#MAX_VALUE} for the end of the log
     * @param limit  of portions and gaps
     */
    PortionPage portions(long before, int limit);

    /** An event in full; empty when it is not here, or was left out by choice. */
    Optional<LogPage.Whole> event(long seq, Mask mask);

    /** Where replays differed from the primary, newest first, at most {@code limit}. */
    List<FoundDifference> differences(int limit);

    /** The methods that this site brings about by rows because their proofs failed. */
    List<Demotion> demotions();

    /**
     * Lets a demoted method be called again. Recorded in the audit trail in the same transaction.
     *
     * @throws UnknownDemotionException when it is not demoted
     */
    void promote(String name, String who, String reason);

    /**
     * Moves the generators of this secondary past all ids in its tables, so that it can give ids of its own: replay brings
     * recorded ids and leaves the generators behind. For the promotion to primary; harmless before it, and done again after
     * more was replayed. Replay waits meanwhile. Recorded in the audit trail.
     *
     * @return what was done, per generator of each persistence unit that is in use
     * @throws NotSecondaryException at a primary
     */
    List<AdvancedGenerator> advanceGenerators(String who, String reason);

    /** What replay did since the start, by event name. */
    Map<String, Tally.Count> tally();

    /** Rows written without a replicated call since the start, by table; at a secondary those written outside a replay. */
    Map<String, Long> uncaptured();

    /** Rows that the database of this primary changed in captured transactions since the start and that no event has. */
    UnseenWrites.Net unseen();

    /** Business calls that this server refused since the start because its site is a secondary, by event name. */
    Map<String, Long> refusedCalls();

    /** Bulk and native statements that were executed at this primary since the start, and how each goes to other sites. */
    List<StatementWays.Seen> statements();

    /** Columns that keep less than was written, seen since the start. */
    List<LossyColumns.Lossy> lossy();

    /**
     * As if a site had never asked this one: nothing is kept for it any longer, until it asks again. Recorded in the audit trail in the same
     * transaction.
     *
     * @throws UnknownSiteException when it never asked here
     */
    void forget(String downstream, String who, String reason);

    /** Keys of this site and of those that it believes. */
    KeyDesk keys();

    /** Quarantined events, and what operators make of them. */
    Worklist worklist();

    /**
     * Throws away the stored portion that holds the event {@code seq}, none of which was replayed; it is asked for anew. Recorded in the
     * audit trail in the same transaction.
     *
     * @return how many events are missing now, and are asked for
     * @throws NotSecondaryException    at a primary, whose portions are the log
     * @throws IllegalArgumentException when no such portion is here, or the event was replayed
     */
    int discard(long seq, String who, String reason);

    /**
     * Writes into the audit trail what an operator is about to do outside of this site's database, as to a queue: before it is done, so that no
     * such act is without its entry.
     *
     * @param subject what it is done to
     */
    void noted(String who, String act, String subject, String reason);

    /** The newest acts of operators, newest first, at most {@code limit}. */
    List<AuditEntry> audit(int limit);
}
