package org.reprise.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the stored log as its portions, the newest first, with what is missing between them.
 *
 * @param next  go on before this seq; null when the beginning of the log was reached
 * @param stock what of the whole log is here
 */
public record PortionPage(List<Span> spans, @Nullable Long next, Stock stock) {

    public PortionPage {
        spans = List.copyOf(spans);
    }

    /** What is with the events of a span. */
    public enum State {
        /** They are not here: under way, or lost. */
        MISSING,
        /** They are not here, and are asked for when the site's policy lets them be replayed. */
        LATER,
        /** They are before the log that is kept here: removed, or behind the seed that this site began with. */
        REMOVED,
        /** They are here, and something before them is missing. */
        AHEAD,
        /** They are here, and the site's policy does not let them be replayed yet. */
        HELD,
        /** They are here and not replayed yet. */
        WAITING,
        /** Their effect is in this site's database. */
        APPLIED,
        /** They were captured at this site. */
        SEALED
    }

    /**
     * A portion, or what is missing between two.
     *
     * @param leftOut    how many of its events this site has by choice not got
     * @param superseded how many of them later ones have made irrelevant
     * @param bytes      as it is stored and passed on
     * @param sealedAt   by the primary's clock; null where it is missing
     * @param opens      when what is held may be replayed; null where that is for an operator to say, and where nothing is held
     */
    public record Span(
            long from,
            long to,
            State state,
            long leftOut,
            long superseded,
            int bytes,
            @Nullable Instant sealedAt,
            @Nullable Instant opens) {

        static Span without(long from, long to, State state) {
            return new Span(from, to, state, 0, 0, 0, null, null);
        }
    }

    /**
     * What of the log is here, as seqs.
     *
     * @param begin        before the first event that is kept
     * @param applied      the last one whose effect is in this site's database
     * @param complete     the last one up to which nothing is missing
     * @param head         the last one that this site knows of
     * @param asked        the last one that is asked for by now; what is behind it when it may be replayed
     * @param waitingBytes of the portions that are complete and not replayed
     * @param parked       events that are parked: what is behind them waits for an operator
     * @param hold         why they are not replayed, or not asked for, if the policy holds them back; null otherwise
     * @param gaps         what was asked for and is missing behind {@code complete}, the first 20 at most, lowest first
     */
    public record Stock(
            long begin,
            long applied,
            long complete,
            long head,
            long asked,
            long waitingBytes,
            long parked,
            @Nullable Hold hold,
            List<Gap> gaps) {

        public Stock {
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * The site's policy holds the next event back.
     *
     * @param schedule when it replays
     * @param until    where it stops; empty where it goes on
     * @param opens    when the event may be replayed; null where that is for an operator to say
     */
    public record Hold(
            String schedule, String until, @Nullable Instant opens) {}

    /** Events that are missing. */
    public record Gap(long from, long to) {}
}
