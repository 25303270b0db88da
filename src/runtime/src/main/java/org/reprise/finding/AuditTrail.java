package org.reprise.finding;

import java.util.List;

/** What operators did at this site. */
public interface AuditTrail {

    /** Writes it down in the caller's transaction, so that no act is without its entry. Long texts are cut. */
    void add(AuditEntry entry);

    /** The newest first. */
    List<AuditEntry> newest(int limit);

    /** Those of one act, the newest first, however many others came since. */
    List<AuditEntry> newest(String act, int limit);
}
