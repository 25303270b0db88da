package org.reprise.seed;

import org.reprise.compare.SiteSnapshot;
import org.reprise.log.LogOrigin;

/** A site's rows of one moment, and the exact position that they are the effect of. */
public record LocatedSnapshot(SiteSnapshot snapshot, LogOrigin origin) implements AutoCloseable {
    @Override
    public void close() {
        snapshot.close();
    }
}
