package org.reprise.seed;

import org.reprise.job.Progress;

/** Opens snapshots of a site of which the exact position is known. Never holds up business calls. */
public interface SnapshotPosition {

    /**
     * Opens one; the caller closes it.
     *
     * @throws SeedException when no exact position is found; says what to do
     */
    LocatedSnapshot open(Progress progress);
}
