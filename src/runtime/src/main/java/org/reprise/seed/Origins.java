package org.reprise.seed;

import javax.sql.DataSource;
import org.reprise.log.LogOrigin;
import org.reprise.log.PortionStore;
import org.reprise.log.ReplayPosition;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;

/** Which portion contains the event at a position of this site's log. */
final class Origins {
    private final DataSource source;
    private final PortionStore portions;

    Origins(DataSource source, PortionStore portions) {
        this.source = source;
        this.portions = portions;
    }

    /** @throws SeedException when this site has not got that portion */
    LogOrigin at(Position position) {
        if (ReplayPosition.over(source).lacking() > 0) {
            throw partial();
        }
        if (position.seq() == 0) {
            return LogOrigin.START;
        }
        return portions.at(position.seq())
                .map(Origins::whole)
                .map(portion -> new LogOrigin(position, portion.end()))
                .or(() -> LogOrigin.of(source)
                        .filter(own -> position.seq() >= own.position().seq()
                                && position.seq() <= own.portion().position().seq())
                        .map(own -> new LogOrigin(position, own.portion())))
                .orElseThrow(() -> new SeedException(
                        "This site's rows are at " + position + ", and the portion of that event is not here, so that"
                                + " nobody could tell whether a log goes on from there. Take another site as the source",
                        null));
    }

    /** A site that by choice has not got every event has not got every row. */
    private static Portion whole(Portion portion) {
        if (!portion.isWhole()) {
            throw partial();
        }
        return portion;
    }

    private static SeedException partial() {
        return new SeedException(
                "This site takes some events only, or did, so it has not all rows: take another site as the source",
                null);
    }
}
