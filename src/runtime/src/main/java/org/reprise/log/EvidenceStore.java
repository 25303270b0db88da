package org.reprise.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The rows that events wrote, kept beside the portions and for a shorter time: at the primary for each event, at a secondary for
 * those that it asked for. The log never looks inside. What is kept and
 * cannot be read any more is as if it were not here, and is said once. Safe for use by several threads and several servers on one database.
 */
public interface EvidenceStore {

    /**
     * Keeps the evidence of consecutive events in the caller's transaction. Of none of them may anything be kept already.
     *
     * @param firstSeq of the first of them
     * @param each     empty where an event has none
     * @param at       when, by this site's clock; they are forgotten together
     */
    void keep(long firstSeq, List<byte[]> each, Instant at);

    /** Keeps the evidence of one event in the caller's transaction, in place of what is kept of it. */
    void replace(long seq, byte[] evidence, Instant at);

    /** What is kept of the event; empty when nothing is, or no more. */
    Optional<byte[]> of(long seq);

    /** What is kept of the events from one seq to another, by seq. */
    SortedMap<Long, byte[]> between(long firstSeq, long lastSeq);

    /** Forgets what is kept of all events behind this one, in the caller's transaction: they are not in the log any more. */
    void cutBehind(long seq);

    /**
     * Forgets what was kept before a time, in the caller's transaction.
     *
     * @return how many runs of events
     */
    int forgetBefore(Instant time);
}
