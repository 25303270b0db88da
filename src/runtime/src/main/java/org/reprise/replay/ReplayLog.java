package org.reprise.replay;

import org.reprise.log.EvidenceStore;
import org.reprise.log.Findings;
import org.reprise.log.PortionStore;
import org.reprise.log.ReplayPosition;
import org.reprise.log.Transactions;

/** What replay reads and writes in the log's tables, and the transactions in which it does. */
public record ReplayLog(
        PortionStore portions,
        EvidenceStore evidence,
        ReplayPosition position,
        Findings findings,
        Transactions transactions) {}
