package org.reprise.console.peers;

import java.util.List;
import org.reprise.desk.Site;
import org.reprise.finding.ParkedEvent;
import org.reprise.mask.Mask;

/**
 * This site's parked events.
 *
 * @param events        lowest position first; may be cut off
 * @param total         how many there are
 * @param waitingBehind events that are stored and wait behind them
 */
public record ParkedView(List<ParkedEvent> events, long total, long waitingBehind) {

    private static final ParkedView NONE = new ParkedView(List.of(), 0, 0);

    /** Asks the site's database only when the figures say that something is parked. */
    public static ParkedView of(Site site, int limit, Mask mask) {
        long total = site.figures().parked();
        return total == 0 ? NONE : new ParkedView(site.parked(limit, mask), total, site.waitingBehindParked());
    }
}
