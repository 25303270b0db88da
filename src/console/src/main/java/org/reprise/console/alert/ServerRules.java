package org.reprise.console.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reprise.audit.TableAudit;
import org.reprise.console.queue.QueueKind;
import org.reprise.console.queue.QueueRow;
import org.reprise.figures.DownstreamFigures;
import org.reprise.figures.SiteFigures;
import org.reprise.settings.Role;

/** Rules about what only this server knows of itself, so that no other site can tell of it. */
final class ServerRules {
    private static final long GIGA = 1_000_000_000;

    private ServerRules() {}

    static Stream<Found> demoted(Seen seen, Terms terms) {
        List<String> methods = seen.own().demoted();
        return methods.size() <= terms.threshold()
                ? Stream.empty()
                : Stream.of(new Found(
                        seen.self(),
                        "",
                        "Site '" + seen.self() + "' does not call these methods any more, and writes the primary's rows"
                                + " instead, because their replays differed: " + String.join(", ", methods)
                                + ". Its data is right; the method depends on something that is not recorded."
                                + " Mend it, then promote it."));
    }

    static Stream<Found> depth(Seen seen, Terms terms) {
        return engine(seen)
                .filter(row -> row.filled().allowed() > 0
                        && row.filled().depth() * 100.0
                                > terms.threshold() * row.filled().allowed())
                .map(row -> new Found(
                        seen.self(),
                        row.name(),
                        "Queue " + row.name() + " at site '" + seen.self() + "' holds "
                                + SiteRules.number(row.filled().depth()) + " of the "
                                + SiteRules.number(row.filled().allowed())
                                + " messages that it may; a full one takes none. Look on the page Queues who takes"
                                + " them, and whether that is paused."));
    }

    static Stream<Found> age(Seen seen, Terms terms) {
        return engine(seen)
                .filter(row -> row.oldestSeconds() != null && row.oldestSeconds() > terms.threshold())
                .map(row -> new Found(
                        seen.self(),
                        row.name(),
                        "The first message of queue " + row.name() + " at site '" + seen.self()
                                + "' has waited longer than " + Math.round(terms.threshold())
                                + " s, by the clocks of sender and server. Look on the page Queues who takes them,"
                                + " and whether that is paused."));
    }

    private static Stream<QueueRow> engine(Seen seen) {
        return seen.queues().stream()
                .filter(row -> row.kind() == QueueKind.REPRISE || row.kind() == QueueKind.APPLICATION);
    }

    static Stream<Found> exceptionDestination(Seen seen, Terms terms) {
        return seen.queues().stream()
                .filter(row -> row.kind() == QueueKind.EXCEPTION && row.filled().depth() > terms.threshold())
                .map(row -> new Found(
                        seen.self(),
                        row.name(),
                        SiteRules.number(row.filled().depth())
                                + (row.filled().depth() == 1 ? " message lies" : " messages lie")
                                + " in the exception destination of site '" + seen.self()
                                + "': nobody could take it after several tries. The page Queues says from which"
                                + " queue and why."));
    }

    static Stream<Found> audit(Seen seen, Terms terms) {
        Instant tooOld = seen.at().minus(Duration.ofMinutes(Math.round(terms.threshold() * 60)));
        Instant began = seen.own().audit().began();
        Optional<Instant> oldest = seen.own().audit().tables().stream()
                .map(TableAudit::equalAt)
                .map(at -> at == null ? began : at)
                .flatMap(at -> Optional.ofNullable(at).stream())
                .min(Comparator.naturalOrder());
        return oldest.filter(at -> at.isBefore(tooOld)).stream()
                .map(at -> new Found(
                        seen.self(),
                        "",
                        "The rolling audit of site '" + seen.self() + "' has not found every table equal since " + at
                                + ". Look on its Overview how far it is and why it rests; raise reprise.audit.pace"
                                + " where the tables have outgrown it."));
    }

    static Stream<Found> disk(Seen seen, Terms terms) {
        return seen.own().disks().stream()
                .filter(disk -> disk.total() > 0 && disk.free() * 100.0 < terms.threshold() * disk.total())
                .map(disk -> new Found(
                        seen.self(),
                        disk.folder(),
                        "The disk of " + disk.folder() + " at site '" + seen.self() + "' has "
                                + SiteRules.number(disk.free() / GIGA) + " GB left, less than "
                                + Math.round(terms.threshold()) + " %. Where the log cannot be written business calls"
                                + " fail: make room, or keep less of the log (reprise.retention.*)."));
    }

    static Stream<Found> certificate(Seen seen, Terms terms) {
        Instant soon = seen.at().plus(Duration.ofHours(Math.round(terms.threshold() * 24)));
        return seen.own().certificates().stream()
                .filter(each -> each.ends().isBefore(soon))
                .map(each -> new Found(
                        seen.self(),
                        each.name(),
                        "The certificate " + each.name() + " in " + each.file() + " at site '" + seen.self() + "' "
                                + (each.ends().isBefore(seen.at()) ? "ended at " : "ends at ") + each.ends()
                                + "; from then on messages do not go through. Make another one and let the other"
                                + " sites trust it ('reprise certificate')."));
    }

    /** What would be lost with this primary now. */
    static Stream<Found> unheld(Seen seen, Terms terms) {
        Long headThen = seen.own().headThen();
        return headThen == null || seen.sites().size() < 2
                ? Stream.empty()
                : seen
                        .ownFigures()
                        .filter(figures -> figures.role() == Role.PRIMARY && furthest(figures) < headThen)
                        .map(figures -> new Found(figures.site(), "", unheld(figures, terms)))
                        .stream();
    }

    private static long furthest(SiteFigures figures) {
        return figures.downstream().stream()
                .mapToLong(DownstreamFigures::has)
                .max()
                .orElse(0);
    }

    private static String unheld(SiteFigures figures, Terms terms) {
        return "No other site is known to hold the last "
                + SiteRules.events(figures.head().seq() - furthest(figures))
                + " of primary '" + figures.site() + "', some of them older than " + Math.round(terms.threshold())
                + " s: they would be lost with it. Look why no site asks for them.";
    }
}
