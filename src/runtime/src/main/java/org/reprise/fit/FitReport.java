package org.reprise.fit;

import java.time.Instant;
import java.util.List;

/**
 * What came of holding a site against another.
 *
 * @param site    the one that follows
 * @param other   the one that is followed
 * @param misfits the worst first
 */
public record FitReport(String site, String other, Instant at, List<Misfit> misfits) {

    public FitReport {
        misfits = List.copyOf(misfits);
    }

    /** What this site cannot hold. */
    public List<Misfit> refusals() {
        return of(Grade.CANNOT_HOLD);
    }

    public List<Misfit> of(Grade grade) {
        return misfits.stream().filter(each -> each.grade() == grade).toList();
    }
}
