package org.reprise.role;

import org.reprise.log.EventLog;
import org.reprise.log.Sealer;
import org.reprise.portion.Position;
import org.reprise.settings.Role;
import org.reprise.settings.SiteNotOpenException;
import org.reprise.settings.SiteSettings;

/**
 * Refuses a role that the site's own data contradicts. Changing {@code reprise.primary} is no promotion: a former primary would
 * replay its own events, a former secondary would number its events as if the others were not there.
 */
public final class RoleGuard {

    private RoleGuard() {}

    /** @throws SiteNotOpenException saying what contradicts the role, and the remedy */
    public static void check(SiteSettings settings, EventLog log, Sealer sealer) {
        Position replayed = log.position().current();
        if (settings.role() == Role.PRIMARY && replayed.seq() > 0) {
            throw refused(
                    settings, "has replayed the log up to " + replayed + " as a secondary, so it cannot be primary");
        }
        boolean hasCaptured = log.captured().count() > 0 || sealer.sealed().seq() > 0;
        if (settings.role() == Role.SECONDARY && hasCaptured) {
            throw refused(settings, "has captured events of its own as a primary, so it cannot be a secondary");
        }
    }

    private static SiteNotOpenException refused(SiteSettings settings, String why) {
        return new SiteNotOpenException("REPR0002E: The database of site '" + settings.name() + "' " + why
                + ". Set reprise.primary back to what it was, or give the site an empty database");
    }
}
