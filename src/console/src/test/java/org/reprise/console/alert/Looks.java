package org.reprise.console.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.reprise.ack.AckFigures;
import org.reprise.audit.AuditReport;
import org.reprise.cluster.ServerFigures;
import org.reprise.console.SetClock;
import org.reprise.console.peers.Rates;
import org.reprise.console.peers.SiteRow;
import org.reprise.console.queue.QueueKind;
import org.reprise.console.queue.QueueRow;
import org.reprise.figures.BehindFigures;
import org.reprise.figures.Counters;
import org.reprise.figures.DownstreamFigures;
import org.reprise.figures.SiteFigures;
import org.reprise.portion.Position;
import org.reprise.settings.Role;
import org.reprise.transfer.Superseded;

/** What rules look at: east is primary and asked by west, and this site is either. All is well unless a test says otherwise. */
final class Looks {
    static final Instant NOW = SetClock.NOON;

    final List<SiteRow> sites = new ArrayList<>();
    final List<QueueRow> queues = new ArrayList<>();
    OwnServer own = new OwnServer(List.of(), AuditReport.NONE, List.of(), List.of(), null);
    private final String self;

    private Looks(String self) {
        this.self = self;
    }

    /** Both sites, seen from this one. */
    static Looks from(String self) {
        Looks looks = new Looks(self);
        looks.answers(east(100, 100));
        looks.answers(west(UnaryOperator.identity()));
        return looks;
    }

    Seen seen() {
        return new Seen(NOW, self, sites, queues, own);
    }

    /** What a rule finds, in words. */
    List<String> texts(String rule) {
        return found(rule).stream().map(Found::text).toList();
    }

    List<Found> found(String rule) {
        return rule(rule).at(seen()).toList();
    }

    static Rule rule(String name) {
        return DefaultRules.all().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** In the place of what it said before. */
    void answers(SiteFigures figures) {
        row(figures.site(), figures, null);
    }

    void answers(SiteFigures figures, Rates rates) {
        row(figures.site(), figures, rates);
    }

    private void row(String name, SiteFigures figures, Rates rates) {
        sites.removeIf(row -> row.name().equals(name));
        sites.add(new SiteRow(name, null, name.equals(self), true, null, NOW, 0.0, figures, rates, null));
    }

    void silent(String name, Long atLeast) {
        sites.removeIf(row -> row.name().equals(name));
        sites.add(new SiteRow(name, "", false, false, "Nothing answers there.", NOW, 9.0, null, null, atLeast));
    }

    void queue(String name, QueueKind kind, long depth, Double oldest) {
        queues.add(new QueueRow(
                name,
                kind,
                new QueueRow.Filled(depth, 1000, true),
                oldest,
                new QueueRow.Flow(null, null, null, null),
                1,
                List.of()));
    }

    /** The parts of what a site says, to be changed. */
    static final class Parts {
        boolean ready = true;
        String trouble = "";
        List<String> differs = List.of();
        SiteFigures.Lag lag = new SiteFigures.Lag(0, 0);
        AckFigures acks = AckFigures.LOCAL;
        long parked;
        long quarantined;
        String schedule = "immediate";
        List<ServerFigures> servers = List.of();
    }

    static SiteFigures west(UnaryOperator<Parts> change) {
        Parts parts = change.apply(new Parts());
        Position end = new Position(1, 100);
        return SiteFigures.of(
                new SiteFigures.Self("west", Role.SECONDARY, "east"),
                new SiteFigures.State(parts.ready, parts.trouble, parts.differs),
                new SiteFigures.Reach(end, end, end, parts.lag, BehindFigures.UNKNOWN, parts.acks),
                new SiteFigures.Work(Counters.NONE, List.of(), parts.parked, parts.quarantined),
                new SiteFigures.Others(
                        new SiteFigures.Following(
                                List.of("east"), "east", parts.schedule, "", "", List.of(), Superseded.KEEP),
                        List.of(),
                        parts.servers),
                NOW);
    }

    /** The primary, of whose log so much is held elsewhere. */
    static SiteFigures east(long head, long held) {
        return east(head, new DownstreamFigures("west", held, NOW, false, "", BehindFigures.UNKNOWN));
    }

    static SiteFigures east(long head, DownstreamFigures asker) {
        Position end = new Position(1, head);
        return SiteFigures.of(
                new SiteFigures.Self("east", Role.PRIMARY, "east"),
                new SiteFigures.State(true, ""),
                new SiteFigures.Reach(
                        end, end, end, new SiteFigures.Lag(0, 0), BehindFigures.UNKNOWN, AckFigures.LOCAL),
                SiteFigures.Work.NONE,
                new SiteFigures.Others(SiteFigures.Following.NOBODY, List.of(asker), List.of()),
                NOW);
    }
}
