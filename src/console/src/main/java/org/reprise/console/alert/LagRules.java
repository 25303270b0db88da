package org.reprise.console.alert;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.reprise.console.peers.Rates;
import org.reprise.console.peers.SiteRow;
import org.reprise.figures.SiteFigures;
import org.reprise.settings.Role;

/** Rules about secondaries that are behind. One that replays by a schedule, or is told to stop, is behind by intention. */
final class LagRules {
    private static final String WHAT_TO_DO =
            " Look at the Overview of its console: what is parked, slow or held there.";

    private LagRules() {}

    static Stream<Found> seconds(Seen seen, Terms terms) {
        return behind(seen, row -> lagSeconds(row) > terms.threshold())
                .map(row -> found(row, "is " + Math.round(lagSeconds(row)) + " s behind (" + events(row) + ")."));
    }

    static Stream<Found> events(Seen seen, Terms terms) {
        return behind(seen, row -> lagEvents(row) > terms.threshold())
                .map(row -> found(row, "is " + events(row) + " behind."));
    }

    static Stream<Found> growing(Seen seen, Terms terms) {
        return behind(seen, row -> lagEvents(row) > terms.threshold() && doesNotShrink(row))
                .map(row -> found(row, "is " + events(row) + " behind, and that does not get less."));
    }

    static Stream<Found> unknown(Seen seen, Terms terms) {
        return seen.heard()
                .filter(figures -> figures.role() == Role.SECONDARY && figures.ready() && !figures.lagKnown())
                .map(figures -> new Found(
                        figures.site(),
                        "",
                        "Site '" + figures.site() + "' hears nothing from the sites that it follows ("
                                + String.join(", ", figures.following().upstreams())
                                + "), so nobody knows how far behind it is. Look at them, and at the messaging port"
                                + " between them."));
    }

    private static Stream<SiteRow> behind(Seen seen, Predicate<SiteRow> much) {
        return seen.sites().stream()
                .filter(SiteRow::reachable)
                .filter(row -> row.figures() != null && isBehind(row.figures()))
                .filter(much);
    }

    private static boolean isBehind(SiteFigures figures) {
        return figures.role() == Role.SECONDARY && figures.lagKnown() && SiteRules.keepsUp(figures);
    }

    private static Found found(SiteRow row, String how) {
        return new Found(row.name(), "", "Site '" + row.name() + "' " + how + WHAT_TO_DO);
    }

    private static double lagSeconds(SiteRow row) {
        Double seconds = Objects.requireNonNull(row.figures()).lagSeconds();
        return seconds == null ? 0 : seconds;
    }

    private static long lagEvents(SiteRow row) {
        Long events = Objects.requireNonNull(row.figures()).lagEvents();
        return events == null ? 0 : events;
    }

    private static String events(SiteRow row) {
        return SiteRules.events(lagEvents(row));
    }

    private static boolean doesNotShrink(SiteRow row) {
        Rates rates = row.rates();
        return rates != null && rates.drainSeconds() == null;
    }
}
