package org.reprise.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reprise.log.EventLog;
import org.reprise.log.Portion;
import org.reprise.site.PortionPage.Span;
import org.reprise.site.PortionPage.State;

/** Lists the portions of the stored log, from its end to its beginning, a page at a time. */
final class PortionList {
    private final EventLog log;
    private final Role role;

    PortionList(EventLog log, Role role) {
        this.log = log;
        this.role = role;
    }

    /** @param before events of this seq and behind it are not listed */
    PortionPage page(long before, int limit) {
        List<Span> spans = new ArrayList<>();
        long applied = log.position().current().seq();
        long seq = Math.min(before - 1, log.portions().last().seq());
        while (seq > 0 && spans.size() < limit) {
            Optional<Portion> portion = log.portions().upTo(seq);
            long last = portion.map(Portion::lastSeq).orElse(0L);
            if (last < seq) {
                State state = seq <= log.portions().begin().seq() ? State.REMOVED : State.MISSING;
                spans.add(new Span(last + 1, seq, state, 0, 0, 0, null));
                seq = last;
            } else {
                spans.add(span(portion.orElseThrow(), applied));
                seq = portion.get().firstSeq() - 1;
            }
        }
        return new PortionPage(spans, seq > 0 ? seq + 1 : null);
    }

    private Span span(Portion portion, long applied) {
        State state =
                role == Role.PRIMARY ? State.SEALED : portion.lastSeq() <= applied ? State.APPLIED : State.WAITING;
        Set<Long> superseded = portion.superseded();
        long empty = portion.isWhole()
                ? 0
                : portion.bodies().stream().filter(body -> body.length == 0).count();
        return new Span(
                portion.firstSeq(),
                portion.lastSeq(),
                state,
                empty - superseded.size(),
                superseded.size(),
                portion.size(),
                portion.sealedAt());
    }
}
