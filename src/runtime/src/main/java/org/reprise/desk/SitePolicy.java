package org.reprise.desk;

import java.util.List;
import org.reprise.portion.Position;
import org.reprise.transfer.Superseded;

/**
 * What operators may set at a secondary while it runs: whom it asks, for what, and when it replays. It counts from now on, for all servers of
 * the site, and across restarts; it stands before the configuration. Each act is recorded in the audit trail in its own transaction.
 */
public interface SitePolicy {

    /**
     * What a release lets through.
     *
     * @param replayed the last event that had been replayed before
     * @param end      the last position that has come
     * @param but      why not all of that is replayed now, in words; empty when it is
     */
    record Released(Position replayed, Position end, String but) {}

    /**
     * Asks these from now on, in this order: the first that answers and has what is needed.
     *
     * @throws IllegalArgumentException when one is unknown, or all of them get their events from this site; nothing has changed then
     */
    void ask(List<String> upstreams, String who, String reason);

    /**
     * Replays by this schedule from now on.
     *
     * @param schedule {@code immediate}, {@code every PT10M}, {@code cron 0 3 * * *}, {@code delayed PT2H} or {@code held}
     * @param until    where to stop: a position {@code 1:500}, a time, or nothing
     * @throws IllegalArgumentException when one of them makes no sense; nothing has changed then
     */
    void replay(String schedule, String until, String who, String reason);

    /**
     * Replays what has come by now, whatever the schedule says; never behind where replay is to stop.
     *
     * @return what that does
     */
    Released release(String who, String reason);

    /**
     * Takes these events from now on. Positions that came as left out stay left out, and so do events that are stored: a site that
     * is to have what it has left out is seeded again.
     *
     * @param subscription terms as in {@code reprise.subscription}; empty for every event
     * @throws IllegalArgumentException when a term makes no sense, or asks for ages at a site that does not observe; nothing has
     *                                  changed then
     */
    void subscribe(String subscription, String who, String reason);

    /**
     * What {@link #subscribe} would do, by the events of the last day. Changes nothing.
     *
     * @throws IllegalArgumentException as {@link #subscribe}
     */
    SubscriptionPreview preview(String subscription);

    /**
     * Transfers events of these kinds first from now on, when this site is far behind. Replay keeps the order of the log.
     *
     * @param kinds the highest first; none for the order of the log
     * @throws IllegalArgumentException when one of them is no kind; nothing has changed then
     */
    void prefer(List<String> kinds, String who, String reason);

    /**
     * Takes events that later ones have made irrelevant from now on, or leaves them out. What came as left out stays left out: this
     * site's tables are those of the primary again as soon as it has replayed what superseded them.
     */
    void take(Superseded superseded, String who, String reason);
}
