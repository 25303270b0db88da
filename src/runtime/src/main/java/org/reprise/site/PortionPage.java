package org.reprise.site;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the stored log as its portions, the newest first, with what is missing between them.
 *
 * @param next go on before this seq; null when the beginning of the log was reached
 */
public record PortionPage(List<Span> spans, @Nullable Long next) {

    public PortionPage {
        spans = List.copyOf(spans);
    }

    /** What is with the events of a span. */
    public enum State {
        /** They are not here: under way, or lost. */
        MISSING,
        /** They are before the log that is kept here: removed, or behind the seed that this site began with. */
        REMOVED,
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
     */
    public record Span(
            long from,
            long to,
            State state,
            long leftOut,
            long superseded,
            int bytes,
            @Nullable Instant sealedAt) {}
}
