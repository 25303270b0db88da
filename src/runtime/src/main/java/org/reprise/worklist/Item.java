package org.reprise.worklist;

import org.jspecify.annotations.Nullable;
import org.reprise.portion.Position;
import org.reprise.quarantine.Quarantined;

/**
 * A quarantined event on the worklist.
 *
 * @param event what it is, and what was decided
 * @param since what happened to its rows since; null where it waits no more
 * @param now   where the event stands in the log that came of submitting it again, once this site has replayed that; null else
 */
public record Item(
        Quarantined event, @Nullable Since since, @Nullable Position now) {}
