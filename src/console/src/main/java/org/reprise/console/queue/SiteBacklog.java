package org.reprise.console.queue;

import java.util.ArrayList;
import java.util.List;
import org.reprise.figures.SiteFigures;
import org.reprise.settings.Role;

/** Where events wait in a site: no queues of an engine, but what grows when something is wrong. */
final class SiteBacklog {
    static final String CAPTURED = "events captured, not sealed";
    static final String MISSING = "events of the log, not here";
    static final String STORED = "events stored, not replayed";
    static final String PARKED = "events parked";
    static final String QUARANTINED = "events quarantined";

    private SiteBacklog() {}

    /** Of a site with these figures; what it does not know is left out. */
    static List<WatchedQueue.Look> of(SiteFigures figures) {
        List<WatchedQueue.Look> looks = new ArrayList<>();
        if (figures.role() == Role.PRIMARY) {
            // each server counts its own calls, and one seals those of all
            if (figures.servers().size() <= 1) {
                looks.add(look(
                        CAPTURED,
                        figures.counters().captured() - figures.counters().sealed()));
            }
        } else if (figures.lagKnown()) {
            looks.add(look(MISSING, figures.head().seq() - figures.stored().seq()));
            looks.add(look(STORED, figures.stored().seq() - figures.replayed().seq()));
        }
        looks.add(look(PARKED, figures.parked()));
        looks.add(look(QUARANTINED, figures.quarantined()));
        return looks;
    }

    private static WatchedQueue.Look look(String name, long events) {
        return new WatchedQueue.Look(QueueKind.SITE, new Engine.Queue(name, Math.max(0, events), 0, true), null, null);
    }
}
