package org.reprise.role;

import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.ack.AckFigures;
import org.reprise.event.ReplicatedMethod;
import org.reprise.figures.Counters;
import org.reprise.figures.SiteFigures;
import org.reprise.job.Loop;
import org.reprise.proof.IdSource;
import org.reprise.proof.RowObserver;
import org.reprise.proof.StatementWays;
import org.reprise.transfer.Intake;
import org.reprise.transfer.UpstreamWord;
import org.reprise.unseen.UnseenWrites;

/** What a site does because of its role, which it has for life. Safe for any thread. */
public interface Duties extends RowObserver {

    /** Where generated ids come from. */
    IdSource ids();

    /** What the interceptor does with a replicated call. */
    @Nullable
    Object around(ReplicatedMethod method, InvocationContext call) throws Exception;

    /** Rows that no event accounts for, by table. */
    Map<String, Long> uncaptured();

    /** Rows that the database changed and nobody saw. */
    UnseenWrites.Net unseen();

    /** Bulk and native statements that were executed as this site's own, and how each went to others. */
    List<StatementWays.Seen> statements();

    /** Business calls that were refused because this site is not the primary, by event name. */
    Map<String, Long> refused();

    /** What a call is told from outside the database. */
    CallPlayback playback();

    /** Where messages of other sites come in. */
    Intake intake();

    /** What calls wait for, and what is stable. */
    AckFigures acks();

    /** What was heard from the upstreams; {@link UpstreamWord#NONE} where nobody is asked. */
    UpstreamWord word();

    /**
     * Whom the site follows.
     *
     * @param upstream who answered last
     */
    SiteFigures.Following following(String upstream);

    /** @param sent portions, by whatever role */
    Counters counters(long sent);

    /** Why it does not do its work until an operator acts; empty when it does. */
    String rests();

    /** What hinders it besides its loops; empty when nothing does. */
    Stream<String> troubles();

    /** What is to be done once this server leads, before its loops go on. */
    void begin();

    /** This server leads no more. */
    void lost();

    /** What every server of the site does all the time. */
    List<Loop> loops();

    /** What one server of the site does all the time: the one that leads. */
    List<Loop> leading();

    /**
     * Another site is about to be primary, or this one: business calls are refused with its name from now on. What is begun goes on.
     * Never waits.
     */
    void giveWay(String primary);

    /**
     * No event begins here until {@link #goOn}: who begins one is told why. A site that is not primary takes none anyway. Never waits.
     *
     * @param why in words, with what to do
     */
    void hold(String why);

    /** It is not about to be after all: all is as before {@link #giveWay} and {@link #hold}. */
    void goOn();

    /** After {@link #giveWay}: whether nothing of what was begun before is left, in a transaction or on its way to the log. */
    boolean isQuiet();

    /** Begins nothing new: refuses calls, and goes on with what is begun. Never waits. */
    void stop();

    /**
     * Waits for what is begun, after {@link #stop}.
     *
     * @return what has not ended after {@code patience}, in words; empty when all has
     */
    String awaitEnd(Duration patience) throws InterruptedException;

    /** Lets nothing commit any more: neither what has not ended, nor rows that are written now. */
    void end();

    /** The role in words. */
    String describe();
}
