package org.reprise.group;

import org.reprise.api.SiteRole;

/**
 * How a server's site stands.
 *
 * @param primary as far as it is known
 * @param epoch   of its reign, at a primary; of the highest that it was told of, at any other
 * @param leads   whether this server does what one of the site's servers does
 */
public record Place(String site, SiteRole role, String primary, long epoch, boolean leads) {

    /** Whether a server that saw the other before sees another role now. */
    boolean isChange(Place before) {
        return role != before.role() || role == SiteRole.PRIMARY && epoch != before.epoch();
    }

    HookCall call(boolean before) {
        return new HookCall(before, role, epoch, site, primary);
    }
}
