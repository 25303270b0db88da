package org.reprise.worklist;

import java.util.List;
import org.reprise.api.RepriseException;

/** The way to the primary of the moment, which is this site or another. Safe for any thread. */
public interface ToPrimary {

    /**
     * Hands in what was not handed in yet, and asks what became of all of it. May be asked as often as one likes. Does not wait for a call.
     *
     * @return of those that are known, in any order
     * @throws RepriseException when there is no way, or the site that is asked is not primary; what became of them is then unknown
     */
    List<Submitted> look(List<Submission> asked);
}
