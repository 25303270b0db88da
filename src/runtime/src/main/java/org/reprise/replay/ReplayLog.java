package org.reprise.replay;

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
        Transactions transactions) {}
