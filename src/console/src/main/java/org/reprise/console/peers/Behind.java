package org.reprise.console.peers;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.figures.DownstreamFigures;
import org.reprise.figures.SiteFigures;

/**
 * How far a site is behind that does not answer: the log, as far as those that answer know it, goes to there; and it had got to here, by
 * its own last word to the console or by what it has asked another site for since. It may have gone on unseen up to what it has asked for, and
 * whoever it asks knows that; so it is behind by so much at least. Of one that
 * follows a silent site nothing is known: the two may go on together.
 */
final class Behind {
    private Behind() {}

    /** These rows, those of silent sites with what they are behind. */
    static List<SiteRow> of(List<SiteRow> rows) {
        List<SiteFigures> heard = rows.stream()
                .filter(SiteRow::reachable)
                .map(SiteRow::figures)
                .filter(Objects::nonNull)
                .toList();
        OptionalLong head =
                heard.stream().mapToLong(figures -> figures.head().seq()).max();
        return rows.stream()
                .map(row -> row.reachable() || head.isEmpty() ? row : row.atLeast(of(row, head.getAsLong(), heard)))
                .toList();
    }

    private static @Nullable Long of(SiteRow silent, long head, List<SiteFigures> heard) {
        SiteFigures last = silent.figures();
        if (last != null && heard.stream().noneMatch(other -> other.site().equals(followed(last)))) {
            return null;
        }
        LongStream own = last == null
                ? LongStream.empty()
                : LongStream.of(last.replayed().seq());
        LongStream told = heard.stream()
                .flatMap(figures -> figures.downstream().stream())
                .filter(asker -> asker.site().equals(silent.name()))
                .mapToLong(DownstreamFigures::has);
        OptionalLong had = Stream.of(own, told).flatMapToLong(each -> each).max();
        return had.isEmpty() ? null : Math.max(0, head - had.getAsLong());
    }

    private static String followed(SiteFigures last) {
        String upstream = last.following().upstream();
        return upstream.isEmpty() ? last.primary() : upstream;
    }
}
