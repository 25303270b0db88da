package org.reprise.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reprise.desk.PortionPage.Gap;
import org.reprise.desk.PortionPage.Hold;
import org.reprise.desk.PortionPage.Span;
import org.reprise.desk.PortionPage.State;
import org.reprise.desk.PortionPage.Stock;
import org.reprise.log.EventLog;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionExtent;
import org.reprise.portion.Position;
import org.reprise.replay.ReplayGate;
import org.reprise.settings.Role;

/** Lists the portions of the stored log, from its end to its beginning, a page at a time; and says what of the log is here. */
final class PortionList {
    /** Gaps that are named; a site with more of them is filling them. */
    private static final int GAPS = 20;

    private final EventLog log;
    private final PortionStore portions;
    private final Role role;
    private final Supplier<Position> head;
    private final Holds holds;
    private final LongSupplier asked;

    /** Whether replay holds back an event: of this seq, and of this time by the primary's clock. */
    interface Holds {
        Optional<ReplayGate.Hold> hold(long seq, Instant at);
    }

    /**
     * @param head  the last position that this site knows of
     * @param holds those of a secondary
     * @param asked the last seq that a secondary asks for by now
     */
    PortionList(EventLog log, Role role, Supplier<Position> head, Holds holds, LongSupplier asked) {
        this.log = log;
        this.portions = log.portions();
        this.role = role;
        this.head = head;
        this.holds = holds;
        this.asked = asked;
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
        if (seq <= stock.begin()) {
            return Span.without(last + 1, seq, State.REMOVED);
        }
        long from = Math.max(last, stock.begin()) + 1;
        return seq <= stock.asked()
                ? Span.without(from, seq, State.MISSING)
                : Span.without(Math.max(from, stock.asked() + 1), seq, State.LATER);
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
        long end = Math.max(
                complete.seq(), primary ? 0 : Math.max(last.seq(), head.get().seq()));
        long asks = primary ? end : Math.max(complete.seq(), Math.min(end, asked.getAsLong()));
        Optional<Portion> next = primary ? Optional.empty() : portions.at(applied.seq() + 1);
        return new Stock(
                portions.begin().seq(),
                applied.seq(),
                complete.seq(),
                end,
                asks,
                portions.bytes(next.map(Portion::firstSeq).orElse(applied.seq() + 1) - 1, complete.seq()),
                log.parked().count(),
                next.map(portion -> hold(portion, applied.seq())).orElseGet(() -> asks < end ? later(asks) : null),
                gaps(complete.seq(), asks));
    }

    private List<Gap> gaps(long complete, long end) {
        List<Gap> gaps = new ArrayList<>();
        long seq = complete;
        while (seq < end && gaps.size() < GAPS) {
            List<PortionExtent> next = portions.extents(seq + 1);
            if (next.isEmpty()) {
                gaps.add(new Gap(seq + 1, end));
                return gaps;
            }
            for (PortionExtent each : next) {
                if (each.firstSeq() > seq + 1 && seq < end && gaps.size() < GAPS) {
                    gaps.add(new Gap(seq + 1, Math.min(each.firstSeq() - 1, end)));
                }
                seq = each.lastSeq();
            }
        }
        return gaps;
    }

    /** Why what is behind that seq is not asked for: its time does not matter to a schedule that lets nothing through. */
    private @Nullable Hold later(long asked) {
        return holds.hold(asked + 1, Instant.EPOCH).map(PortionList::hold).orElse(null);
    }

    /** Null when the first of its events that is not replayed may be. */
    private @Nullable Hold hold(Portion portion, long applied) {
        Instant sealed = portion.sealedAt();
        return holds.hold(Math.max(portion.firstSeq(), applied + 1), sealed)
                .map(PortionList::hold)
                .orElse(null);
    }

    private static Hold hold(ReplayGate.Hold held) {
        return new Hold(held.schedule().toString(), held.until(), held.opens());
    }
}
