package org.reprise.desk;

import java.util.Optional;
import org.reprise.audit.AuditReport;
import org.reprise.fit.FitReport;

/** Whether this secondary holds what other sites hold: tables, driver and Java. */
public interface SiteCheck {

    /** What was found last at this server; empty before the first check, and at a primary. */
    Optional<FitReport> last();

    /**
     * Reads the definitions of both sites and holds them against each other; changes nothing.
     *
     * @param other the name of a site that this one knows; empty for the first that it follows
     * @throws IllegalArgumentException when the site is unknown or this one
     * @throws IllegalStateException    when it does not answer
     * @throws NotSecondaryException    at a primary
     */
    FitReport check(String other);

    /**
     * How far this server's rolling audit is; it is at work at the server that leads.
     *
     * @throws NotSecondaryException at a primary
     */
    AuditReport rollingAudit();

    /**
     * Lets this site, which rests because it cannot hold all that its upstream has, follow all the same, until something else is found.
     * Recorded in the audit trail.
     *
     * @throws IllegalStateException when it does not rest for that
     * @throws NotSecondaryException at a primary
     */
    void accept(String who, String reason);
}
