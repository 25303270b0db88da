package org.reprise.replay;

import java.time.Instant;
import org.reprise.event.Origin;
import org.reprise.finding.Findings;
import org.reprise.jdbc.Transactions;
import org.reprise.log.EvidenceStore;
import org.reprise.log.PortionStore;
import org.reprise.log.ReplayPosition;

/** What replay reads and writes in the log's tables, and the transactions in which it does. */
public record ReplayLog(
        PortionStore portions,
        EvidenceStore evidence,
        ReplayPosition position,
        Findings findings,
        Transactions transactions) {

    /**
     * An event was brought about in the caller's transaction: from now on it is known of one that was submitted again (rule 16), as this
     * site may be the next primary.
     */
    void brought(NextEvent event, Instant at) {
        Origin origin = event.read().origin();
        if (origin != null) {
            findings.resubmitted().learn(origin.id(), event.position(), at);
        }
    }
}
