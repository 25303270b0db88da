package org.reprise.replay;

import org.reprise.log.AuditTrail;
import org.reprise.log.ParkedEvents;
import org.reprise.log.PortionStore;
import org.reprise.log.ReplayPosition;

/** What replay reads and writes in the log's tables. */
public record ReplayLog(PortionStore portions, ReplayPosition position, ParkedEvents parked, AuditTrail audit) {}
