package org.reprise.transfer;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.finding.Demotion;
import org.reprise.log.EventLog;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;

/**
 * What a site lacks of the log, as it is when it asks.
 *
 * @param wish       how it asks
 * @param contiguous up to where it has everything
 * @param behind     the first seq behind the first hole that is here; {@link Long#MAX_VALUE} when nothing is
 * @param leftOut    the last seq of which events were left out by choice; 0 for none
 * @param demoted    titles of events whose evidence is to come with them, or {@link InlineEvidence#ALL}
 */
record Lack(Wish wish, Position contiguous, long behind, long leftOut, Set<String> demoted) {

    /**
     * How a site asks now.
     *
     * @param leavesOut whether superseded events may be left out
     * @param until     the last seq to ask for
     * @param room      how much to take
     * @param evidence  whether that of every event is to come
     */
    record Wish(TransferPolicy policy, boolean leavesOut, long until, Room room, boolean evidence) {
        /** @param known whether this site knows how far behind it is */
        static Wish of(Upstreams upstreams, boolean known) {
            TransferPolicy policy = upstreams.refreshed();
            return new Wish(
                    policy,
                    upstreams.leavesOut(),
                    upstreams.until(),
                    known ? policy.room() : upstreams.firstRoom(),
                    upstreams.wantsEvidence());
        }
    }

    /** Reads it from the database. */
    static Lack of(Wish wish, EventLog log, Position known) {
        Position contiguous = log.portions().contiguousAfter(known);
        return new Lack(
                wish,
                contiguous,
                log.portions().firstBehind(contiguous.seq() + 1),
                log.portions().leftOut(),
                wish.evidence()
                        ? Set.of(InlineEvidence.ALL)
                        : log.findings().demotions().list().stream()
                                .map(Demotion::name)
                                .collect(Collectors.toSet()));
    }

    /** Whether it has all that it may have by now. */
    boolean waitsForTime() {
        return contiguous.seq() >= wish.until();
    }

    /** @param look where to look ahead; null for the next portions */
    PortionRequest request(PrioritySweep.@Nullable Look look, Set<String> downstream, Lineage own) {
        TransferPolicy policy = wish.policy();
        return new PortionRequest(
                policy.site(),
                look == null ? span() : look.span(),
                wish.room(),
                policy.patience(),
                demoted,
                policy.wanted(),
                downstream,
                look != null ? look.kind() : waitsForTime() ? PortionRequest.NOTHING : "",
                wish.leavesOut() ? Superseded.LEAVE_OUT : Superseded.KEEP,
                own,
                leftOut);
    }

    /** The first events that are missing here, as far as they may come now. */
    private Span span() {
        long from = contiguous.seq() + 1;
        long to = behind == Long.MAX_VALUE ? behind : behind - 1;
        return new Span(from, waitsForTime() ? to : Math.max(from, Math.min(to, wish.until())));
    }
}
