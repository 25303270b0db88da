package org.reprise.transfer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a site that is behind looks ahead for portions with events of the kinds that it is to have first: kind by kind, the highest
 * first, from what it has to where the log ended when it began. They are stored where they belong, with holes before them; the holes
 * are filled afterwards, and replay goes by position as ever. Used by one thread at a time.
 */
final class PrioritySweep {
    /** Fewer events than these come soon enough in their order. */
    static final long BEHIND = 1000;

    /** Events among which one request seeks, so that an upstream answers at once. */
    private static final long WINDOW = 10_000;

    /**
     * What to ask for.
     *
     * @param kind that a portion has to have
     * @param span where
     */
    record Look(String kind, Span span) {}

    private List<String> kinds = List.of();
    private int at;
    private long begin;
    private long cursor;
    private long end;

    /** @return null when the next portions in their order are to be asked for */
    @Nullable
    Look next(List<String> priority, long contiguous, long head) {
        if (!priority.equals(kinds)) {
            kinds = priority;
            end = 0;
            at = kinds.size();
        }
        if (at == kinds.size() && head - Math.max(contiguous, end) > BEHIND && !kinds.isEmpty()) {
            begin = Math.max(contiguous, end) + 1;
            cursor = begin;
            end = head;
            at = 0;
        }
        return at == kinds.size()
                ? null
                : new Look(kinds.get(at), new Span(cursor, Math.min(cursor + WINDOW - 1, end)));
    }

    /** Portions came; more of the kind may be behind them. */
    void came(long lastSeq) {
        pass(lastSeq);
    }

    /** There is none there. */
    void none(Look look) {
        pass(look.span().to());
    }

    private void pass(long seq) {
        cursor = Math.max(cursor, seq + 1);
        if (cursor > end && at < kinds.size()) {
            cursor = begin;
            at++;
        }
    }
}
