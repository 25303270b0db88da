package org.reprise.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.portion.Position;

/**
 * A part of the event log, the newest event first. It may hold fewer events than were asked for, or none, although older ones match: how
 * much is read for one page has a limit.
 *
 * @param next    search on before this seq; null when the beginning of the log was reached
 * @param scanned how many events were looked at
 * @param gaps    seqs between that are missing here
 */
public record LogPage(List<Found> events, @Nullable Long next, long scanned, List<Gap> gaps) {

    public LogPage {
        events = List.copyOf(events);
        gaps = List.copyOf(gaps);
    }

    /**
     * An event in short.
     *
     * @param at      when it was captured, by the primary's clock
     * @param title   name and version of its first call, or what rows it is made of
     * @param calls   how many calls it has
     * @param user    who made its calls; empty when nobody was logged in
     * @param failure why it was rolled back; empty when it committed
     * @param bytes   of its body
     */
    public record Found(
            Position position, Instant at, String title, int calls, String user, String failure, int bytes) {}

    /**
     * An event in full.
     *
     * @param body     its wire form
     * @param proof    digest of the rows that it wrote; empty where there is none
     * @param evidence the rows themselves, where they are kept; empty otherwise
     */
    public record Whole(Found event, String body, String proof, String evidence) {}

    /** Events that are not here: under way, or, in a portion that came condensed, left out by choice. */
    public record Gap(long from, long to, boolean byChoice) {}
}
