package org.reprise.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.reprise.event.EventJson;
import org.reprise.event.UnreadableEventException;
import org.reprise.log.EventLog;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;

/** What of this site's portions goes to one that asks: as much as it has room for, without the events that it does not want. */
final class Offer {
    private final PortionStore portions;
    private final Superseding superseding;
    private final LongSupplier stable;
    private final UnaryOperator<Portion> signing;
    private final RecentOffers recent = new RecentOffers();

    /**
     * @param stable  the last seq up to which this site has everything for good
     * @param signing signs what this site has condensed; whole portions keep the signature of who sealed them
     */
    Offer(EventLog log, LongSupplier stable, UnaryOperator<Portion> signing) {
        this.signing = signing;
        this.portions = log.portions();
        this.superseding = new Superseding(log.evidence());
        this.stable = stable;
    }

    /**
     * Empty when there is nothing.
     *
     * @param last the end of the log at this site
     */
    List<Portion> to(PortionRequest request, Position last) {
        if (request.seeksNothing()) {
            return List.of();
        }
        long stableNow = request.superseded() == Superseded.KEEP ? 0 : stable.getAsLong();
        return recent.of(request, last, stableNow, () -> read(request, stableNow).stream()
                .map(portion -> portion.isWhole() ? portion : signing.apply(portion))
                .toList());
    }

    private List<Portion> read(PortionRequest request, long stableNow) {
        if (request.seeksKind()) {
            return condensed(sought(request), request, new TreeMap<>());
        }
        List<Portion> whole = next(request);
        return condensed(whole, request, superseded(whole, request, stableNow));
    }

    private List<Portion> next(PortionRequest request) {
        long last = Math.min(
                request.span().to(),
                request.span().from() - 1 + (long) request.room().events());
        List<Portion> found =
                readable(request.span().from(), last, request.room().bytes());
        int end = 1;
        while (end < found.size() && found.get(end).lastSeq() <= last) {
            end++;
        }
        // what this site has by choice not got, it cannot hand on
        return found.stream().limit(end).takeWhile(Portion::isWhole).toList();
    }

    private List<Portion> readable(long from, long last, int maxBytes) {
        try {
            return portions.from(from, last, maxBytes);
        } catch (PortionRefusedException e) {
            // what is before the damaged one can be handed on all the same
            return portions.at(from).stream().toList();
        }
    }

    /** Those in the span that have an event of the kind. */
    private List<Portion> sought(PortionRequest request) {
        List<Portion> sought = new ArrayList<>();
        long bytes = request.room().bytes();
        long events = request.room().events();
        long seq = request.span().from();
        while (seq <= request.span().to() && bytes > 0 && events > 0) {
            Portion next = portions.at(seq).orElse(null);
            if (next == null) {
                seq = portions.firstBehind(seq);
                continue;
            }
            if (next.isWhole() && has(next, request.seeks())) {
                sought.add(next);
                bytes -= next.size();
                events -= next.count();
            }
            seq = next.lastSeq() + 1;
        }
        return sought;
    }

    private static boolean has(Portion portion, String kind) {
        byte[] field = EventJson.kindField(kind);
        return portion.bodies().stream().anyMatch(body -> Bytes.contain(body, field) && isOf(body, kind));
    }

    private static boolean isOf(byte[] body, String kind) {
        try {
            return EventJson.decode(body).calls().stream()
                    .anyMatch(call -> call.labels().kind().equals(kind));
        } catch (UnreadableEventException e) {
            // of a newer release than this site's: it comes in its turn
            return false;
        }
    }

    private SortedMap<Long, Long> superseded(List<Portion> whole, PortionRequest request, long stableNow) {
        return request.superseded() == Superseded.KEEP
                ? new TreeMap<>()
                : superseding.of(
                        whole,
                        request.wanted()::takes,
                        Math.min(stableNow, request.span().to()));
    }

    /**
     * Those of which something is left out become one where they stand side by side; so do those up to what supersedes it, so that a
     * site always sees how far it is amid what was left out.
     */
    private static List<Portion> condensed(
            List<Portion> whole, PortionRequest request, SortedMap<Long, Long> superseded) {
        Predicate<byte[]> wanted = request.wanted()::takes;
        List<Portion> condensed = new ArrayList<>();
        List<Portion> run = new ArrayList<>();
        long by = 0;
        for (Portion portion : whole) {
            for (long last :
                    superseded.subMap(portion.firstSeq(), portion.lastSeq() + 1).values()) {
                by = Math.max(by, last);
            }
            boolean amid = by >= portion.firstSeq();
            boolean less = amid || !request.wanted().takesAll();
            Portion next = less ? portion.condensed(wanted, superseded.keySet(), amid ? by : 0) : portion;
            if (!run.isEmpty() && !joins(run, next)) {
                condensed.add(Portion.joined(run));
                run.clear();
            }
            if (amid || next.isLeftOut()) {
                run.add(next);
            } else {
                condensed.add(next);
            }
        }
        if (!run.isEmpty()) {
            condensed.add(Portion.joined(run));
        }
        return condensed;
    }

    private static boolean joins(List<Portion> run, Portion next) {
        Portion last = run.get(run.size() - 1);
        long plain = run.stream().mapToLong(Portion::plainSize).sum();
        return (next.supersededBy() > 0 || next.isLeftOut())
                && next.epoch() == last.epoch()
                && next.firstSeq() == last.lastSeq() + 1
                && plain + next.plainSize() <= Portion.MAX_PLAIN_BYTES / 4;
    }
}
