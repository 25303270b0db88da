package org.reprise.transfer;

import org.reprise.reign.SiteName;

/**
 * A secondary asks for the rows that an event wrote at the primary. It is answered at once.
 *
 * @param asker the site that asks
 * @param seq   of the event
 */
public record EvidenceRequest(String asker, long seq) {

    public EvidenceRequest {
        SiteName.check(asker);
        if (seq < 1) {
            throw new IllegalArgumentException("Not the seq of an event: " + seq);
        }
    }
}
