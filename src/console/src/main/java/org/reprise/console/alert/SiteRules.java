package org.reprise.console.alert;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.reprise.console.peers.SiteRow;
import org.reprise.figures.DownstreamFigures;
import org.reprise.figures.SiteFigures;
import org.reprise.finding.KnownDifferences;

/** Rules about any site, its own or another, by what it says of itself. */
final class SiteRules {
    private SiteRules() {}

    static Stream<Found> silence(Seen seen, Terms terms) {
        return seen.sites().stream()
                .filter(row -> !row.self() && !row.reachable())
                .map(row -> new Found(row.name(), "", silent(row)));
    }

    private static String silent(SiteRow row) {
        Long atLeast = row.atLeast();
        return "Site '" + row.name() + "' does not answer: " + row.error()
                + (atLeast == null || atLeast == 0
                        ? ""
                        : " It is at least " + events(atLeast) + " behind if it does nothing.")
                + " Look whether its server runs, and whether it can be reached from here.";
    }

    static Stream<Found> notReady(Seen seen, Terms terms) {
        return seen.heard()
                .filter(figures -> !figures.ready())
                .map(figures -> new Found(
                        figures.site(),
                        "",
                        "Site '" + figures.site() + "' answers, and does not do its work: "
                                + (figures.trouble().isEmpty() ? "it does not say why" : figures.trouble())
                                + ". Its console shows what it waits for."));
    }

    static Stream<Found> parked(Seen seen, Terms terms) {
        return seen.heard()
                .filter(figures -> figures.parked() > terms.threshold())
                .map(figures -> new Found(
                        figures.site(),
                        "",
                        events(figures.parked()) + (figures.parked() == 1 ? " is" : " are") + " parked at site '"
                                + figures.site() + "'; what is behind is not replayed there. Look at the reason"
                                + " in its console or by 'reprise parked', mend it, and retry."));
    }

    static Stream<Found> differs(Seen seen, Terms terms) {
        return seen.heard().flatMap(figures -> {
            List<String> why = figures.differs().stream()
                    .filter(each -> !each.startsWith(KnownDifferences.LEFT_OUT))
                    .toList();
            return why.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Found(
                            figures.site(),
                            "",
                            "Site '" + figures.site() + "' is known not to hold what its primary holds: "
                                    + String.join("; ", why)
                                    + ". Compare it and repair it, or seed it."));
        });
    }

    static Stream<Found> seeding(Seen seen, Terms terms) {
        return seen.heard().flatMap(figures -> figures.downstream().stream()
                .filter(DownstreamFigures::needsSeeding)
                .map(asker -> new Found(
                        figures.site(),
                        asker.site(),
                        "Site '" + asker.site() + "' cannot get what it lacks from site '" + figures.site()
                                + "' any more: " + asker.reason()
                                + ". Seed it, or 'reprise forget' it if it is gone for good.")));
    }

    static Stream<Found> degraded(Seen seen, Terms terms) {
        return seen.heard()
                .filter(figures -> figures.acks().degraded())
                .map(figures -> new Found(
                        figures.site(),
                        "",
                        "Calls at site '" + figures.site() + "' return without waiting for other sites, though "
                                + figures.acks().sites() + " should hold each event first: what it takes now can be"
                                + " lost with it. It ends by itself once these sites answer; look at them."));
    }

    static Stream<Found> quarantined(Seen seen, Terms terms) {
        return seen.heard()
                .filter(figures -> figures.quarantined() > terms.threshold())
                .map(figures -> new Found(
                        figures.site(),
                        "",
                        events(figures.quarantined()) + " that only site '" + figures.site()
                                + "' had " + (figures.quarantined() == 1 ? "waits" : "wait")
                                + " for a decision: submit them again or drop them on its page Worklist."));
    }

    static String events(long count) {
        return number(count) + (count == 1 ? " event" : " events");
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Whether it is to be as far as the log at all times. */
    static boolean keepsUp(SiteFigures figures) {
        return figures.following().schedule().equals("immediate")
                && figures.following().until().isEmpty();
    }
}
