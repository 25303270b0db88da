package org.reprise.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reprise.log.EventLog;
import org.reprise.log.Portion;
import org.reprise.log.PortionStore;
import org.reprise.log.Position;
import org.reprise.replay.ReplayGate;
import org.reprise.site.PortionPage.Gap;
import org.reprise.site.PortionPage.Hold;
import org.reprise.site.PortionPage.Span;
import org.reprise.site.PortionPage.State;
import org.reprise.site.PortionPage.Stock;

/** Lists the portions of the stored log, from its end to its beginning, a page at a time; and says what of the log is here. */
final class PortionList {
    /** Gaps that are named; a site with more of them is filling them. */
    private static final int GAPS = 20;

    private final EventLog log;
    private final PortionStore portions;
    private final Role role;
    private final Supplier<Position> head;
    private final ReplayGate gate;

    /**
     * @param head the last position that this site knows of
     * @param gate of a secondary
     */
    PortionList(EventLog log, Role role, Supplier<Position> head, ReplayGate gate) {
        this.log = log;
        this.portions = log.portions();
        this.role = role;
        this.head = head;
        this.gate = gate;
    }

    /** @param before events of this seq and behind it are not listed */
    PortionPage page(long before, int limit) {
        Stock stock = stock();
        List<Span> spans = new ArrayList<>();
        long seq = Math.min(before - 1, stock.head());
        while (seq > 0 && spans.size() < limit) {
            Span span = span(seq, stock);
            spans.add(span);
            seq = span.from() - 1;
        }
        return new PortionPage(spans, seq > 0 ? seq + 1 : null, stock);
    }

    /** What ends at {@code seq}. */
    private Span span(long seq, Stock stock) {
        Optional<Portion> portion = portions.upTo(seq);
        long last = portion.map(Portion::lastSeq).orElse(0L);
        if (last >= seq) {
            return span(portion.orElseThrow(), stock);
        }
        return seq > stock.begin()
                ? Span.without(Math.max(last, stock.begin()) + 1, seq, State.MISSING)
                : Span.without(last + 1, seq, State.REMOVED);
    }

    private Span span(Portion portion, Stock stock) {
        boolean waits =
                role == Role.SECONDARY && portion.lastSeq() > stock.applied() && portion.lastSeq() <= stock.complete();
        Hold hold = waits ? hold(portion, stock.applied()) : null;
        Set<Long> superseded = portion.superseded();
        long empty = portion.isWhole()
                ? 0
                : portion.bodies().stream().filter(body -> body.length == 0).count();
        return new Span(
                portion.firstSeq(),
                portion.lastSeq(),
                hold == null ? state(portion, stock) : State.HELD,
                empty - superseded.size(),
                superseded.size(),
                portion.size(),
                portion.sealedAt(),
                hold == null ? null : hold.opens());
    }

    /** Of one that is not held. */
    private State state(Portion portion, Stock stock) {
        if (role == Role.PRIMARY) {
            return State.SEALED;
        }
        if (portion.lastSeq() <= stock.applied()) {
            return State.APPLIED;
        }
        return portion.lastSeq() > stock.complete() ? State.AHEAD : State.WAITING;
    }

    private Stock stock() {
        Position last = portions.last();
        boolean primary = role == Role.PRIMARY;
        Position applied = primary ? last : log.position().current();
        Position complete = primary ? last : portions.contiguousAfter(applied);
        long end = primary ? last.seq() : Math.max(last.seq(), head.get().seq());
        return new Stock(
                portions.begin().seq(),
                applied.seq(),
                complete.seq(),
                end,
                portions.bytes(applied.seq(), complete.seq()),
                log.parked().count(),
                primary
                        ? null
                        : portions.at(applied.seq() + 1)
                                .map(next -> hold(next, applied.seq()))
                                .orElse(null),
                gaps(complete.seq(), end));
    }

    private List<Gap> gaps(long complete, long end) {
        List<Gap> gaps = new ArrayList<>();
        long seq = complete;
        while (seq < end && gaps.size() < GAPS) {
            long next = portions.firstBehind(seq);
            gaps.add(new Gap(seq + 1, Math.min(next - 1, end)));
            seq = portions.at(next)
                    .map(portion ->
                            portions.contiguousAfter(portion.end().position()).seq())
                    .orElse(end);
        }
        return gaps;
    }

    /** Null when the first of its events that is not replayed may be. */
    private @Nullable Hold hold(Portion portion, long applied) {
        Instant sealed = portion.sealedAt();
        return gate.hold(Math.max(portion.firstSeq(), applied + 1), sealed)
                .map(held -> new Hold(held.schedule().toString(), held.until(), held.opens()))
                .orElse(null);
    }
}
