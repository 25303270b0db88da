package org.reprise.console.peers;

import java.time.Instant;
import java.util.List;
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
        return new SiteFigures(
                "west",
                Role.SECONDARY,
                "east",
                true,
                "",
                new Position(1, replayed + lag),
                new Position(1, replayed + lag),
                new Position(1, replayed),
                known,
                known ? lag : null,
                known ? lag / 10.0 : null,
                new Counters(0, 0, 0, 3, 2, 1, replayed, 0, 0, 0),
                List.of(),
                new SiteFigures.Following(List.of("east"), "east", "immediate", "", "", List.of(), Superseded.KEEP),
                List.of(),
                0,
                List.of(),
                at);
    }
}
