package org.reprise.desk;

import org.reprise.audit.Writers;
import org.reprise.finding.ResubmittedEvents;
import org.reprise.quarantine.QuarantineStore;
import org.reprise.role.Duties;
import org.reprise.role.Primary;
import org.reprise.role.SiteParts;
import org.reprise.transfer.Enquiries;
import org.reprise.worklist.OtherPrimary;
import org.reprise.worklist.QuarantinedCalls;
import org.reprise.worklist.RowsSince;
import org.reprise.worklist.ToPrimary;
import org.reprise.worklist.Worklist;

/** The worklist of an open site: at the primary its way is short, as this site's own events may be in quarantine, too. */
public final class OwnWorklist {
    /** Events that are looked into for the last one that wrote a row. */
    private static final int SEARCHED = 20_000;

    private OwnWorklist() {}

    public static Worklist of(SiteParts parts, Duties duties, Enquiries enquiries) {
        ResubmittedEvents known = parts.log().findings().resubmitted();
        ToPrimary way = duties instanceof Primary primary
                ? primary.submissions()
                : new OtherPrimary(enquiries, parts.settings().primary());
        return new Worklist(
                new Worklist.Ground(
                        new QuarantineStore(parts.container().dataSource()),
                        parts.log().audit(),
                        parts.transactions(),
                        parts.clock()),
                new QuarantinedCalls(parts.calls().methods(), parts.calls().json()),
                new RowsSince(
                        parts.container().dataSource(),
                        new Writers(parts.log().portions(), parts.log().evidence(), SEARCHED)),
                known,
                way);
    }
}
