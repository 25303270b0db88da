package org.reprise.console.peers;

import java.time.Instant;
import java.util.List;
import org.reprise.ack.AckFigures;
import org.reprise.figures.BehindFigures;
import org.reprise.figures.Counters;
import org.reprise.figures.SiteFigures;
import org.reprise.portion.Position;
import org.reprise.settings.Role;
import org.reprise.transfer.Superseded;

/** Figures of a site named west, for tests. */
final class Figures {

    private Figures() {}

    static SiteFigures of(Instant at, long replayed, long lag) {
        return of(at, replayed, lag, true);
    }

    static SiteFigures ofUnknownLag(Instant at) {
        return of(at, 100, 0, false);
    }

    private static SiteFigures of(Instant at, long replayed, long lag, boolean known) {
        Position end = new Position(1, replayed + lag);
        return SiteFigures.of(
                new SiteFigures.Self("west", Role.SECONDARY, "east"),
                new SiteFigures.State(true, ""),
                new SiteFigures.Reach(
                        end,
                        end,
                        new Position(1, replayed),
                        known ? new SiteFigures.Lag(lag, lag / 10.0) : null,
                        BehindFigures.UNKNOWN,
                        AckFigures.LOCAL),
                new SiteFigures.Work(new Counters(0, 0, 0, 3, 2, 1, replayed, 0, 0, 0), List.of(), 0, 0),
                new SiteFigures.Others(
                        new SiteFigures.Following(
                                List.of("east"), "east", "immediate", "", "", List.of(), Superseded.KEEP),
                        List.of(),
                        List.of()),
                at);
    }
}
