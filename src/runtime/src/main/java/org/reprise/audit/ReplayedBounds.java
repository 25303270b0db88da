package org.reprise.audit;

import org.reprise.log.ReplayPosition;

/** At a secondary, rows and position commit together. */
public record ReplayedBounds(ReplayPosition position) implements Bounds {

    @Override
    public long before() {
        return position.current().seq();
    }

    @Override
    public long after() {
        return position.current().seq();
    }
}
