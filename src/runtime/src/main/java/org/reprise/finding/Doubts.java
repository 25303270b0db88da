package org.reprise.finding;

import java.util.List;

/** Doubts that are open: kept with the healing that they come from, and until their rows were looked at at both sites. */
public interface Doubts {

    /** Adds one, in the caller's transaction, in the place of an earlier one of that event. */
    void add(Doubt doubt);

    /** The oldest events first. */
    List<Doubt> oldest(int limit);

    /** Its rows are known to be the primary's, in the caller's transaction. */
    void settle(Doubt doubt);

    long count();
}
