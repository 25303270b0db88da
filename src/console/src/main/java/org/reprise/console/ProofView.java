package org.reprise.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reprise.desk.Site;
import org.reprise.eclipselink.LossyColumns;
import org.reprise.finding.Demotion;
import org.reprise.finding.FoundDifference;
import org.reprise.mask.Mask;
import org.reprise.proof.StatementWays;
import org.reprise.replay.Tally;
import org.reprise.unseen.UnseenWrites;

/**
 * What replay proved at this site and what it found.
 *
 * @param methods     since the site started, by event name
 * @param differences where replays did not write what the primary wrote, newest first; may be cut off
 * @param demoted     methods that this site brings about by rows
 * @param uncaptured  rows written without a replicated call since the site started; at a secondary those written outside a replay
 * @param unseen      the database's own count of changed rows, held against those that were seen; of a primary
 * @param refusedCalls business calls refused since the site started, because it is a secondary
 * @param lossy       columns that keep less than was written
 * @param statements  bulk and native statements of the application that this primary executed, and how each went
 */
public record ProofView(
        List<Method> methods,
        List<FoundDifference> differences,
        List<Demotion> demoted,
        List<Written> uncaptured,
        Unseen unseen,
        List<Refused> refusedCalls,
        List<LossyColumns.Lossy> lossy,
        List<Statement> statements) {

    /**
     * What became of the events of one name.
     *
     * @param called       replayed by call and proved
     * @param applied      brought about by rows, as they were to be
     * @param healed       by rows, because the call failed or was not proved
     * @param parked       failed for good
     * @param provingMicros spent on each proof, on average
     */
    public record Method(String name, long called, long applied, long healed, long parked, double provingMicros) {
        static Method of(String name, Tally.Count count) {
            double micros = count.called() == 0 ? 0 : count.proving().toNanos() / 1000.0 / count.called();
            return new Method(name, count.called(), count.applied(), count.healed(), count.parked(), micros);
        }
    }

    /** Rows of a table. */
    public record Written(String table, long rows) {
        static Written of(Map.Entry<String, Long> count) {
            return new Written(count.getKey(), count.getValue());
        }
    }

    /**
     * A statement of the application.
     *
     * @param way    {@code statement} or {@code rows}
     * @param reason why it goes by rows; empty when it does not
     */
    public record Statement(String text, String way, String reason, long times) {
        static Statement of(StatementWays.Seen seen, Mask mask) {
            return new Statement(
                    mask.text(seen.way().text()),
                    seen.way().byRows() ? "rows" : "statement",
                    seen.way().reason(),
                    seen.times());
        }
    }

    /**
     * Rows that changed in captured transactions and that no event has.
     *
     * @param tells {@code tables}, {@code rows} where the make of database does not name the tables, or {@code nothing}
     * @param every one transaction in so many is looked at; 0 for none
     * @param looks transactions that were looked at since the site started
     */
    public record Unseen(String tells, int every, long looks, List<UnseenWrites.Found> found) {
        static Unseen of(UnseenWrites.Net net) {
            return new Unseen(net.tells().name().toLowerCase(Locale.ROOT), net.every(), net.looks(), net.found());
        }
    }

    /** Calls of a method that were refused. */
    public record Refused(String name, long calls) {
        static Refused of(Map.Entry<String, Long> count) {
            return new Refused(count.getKey(), count.getValue());
        }
    }

    static ProofView of(Site site, int limit, Mask mask) {
        return new ProofView(
                site.tally().entrySet().stream()
                        .map(each -> Method.of(each.getKey(), each.getValue()))
                        .toList(),
                site.differences(limit).stream().map(each -> seen(each, mask)).toList(),
                site.demotions(),
                site.uncaptured().entrySet().stream().map(Written::of).toList(),
                Unseen.of(site.unseen()),
                site.refusedCalls().entrySet().stream().map(Refused::of).toList(),
                site.lossy(),
                site.statements().stream().map(each -> Statement.of(each, mask)).toList());
    }

    private static FoundDifference seen(FoundDifference each, Mask mask) {
        return new FoundDifference(
                each.position(),
                each.name(),
                mask.text(each.place()),
                each.column(),
                mask.value(each.column(), each.there()),
                mask.value(each.column(), each.here()),
                each.at());
    }
}
