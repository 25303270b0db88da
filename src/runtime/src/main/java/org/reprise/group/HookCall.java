package org.reprise.group;

import java.util.List;
import java.util.Locale;
import org.reprise.api.SiteRole;

/**
 * A change of role, as hooks are told of it.
 *
 * @param before  whether it is still to come
 * @param role    what the site is to be, or is
 * @param epoch   of the reign
 * @param site    this one
 * @param primary as far as it is known
 */
public record HookCall(boolean before, SiteRole role, long epoch, String site, String primary) {

    /** Of an executable. */
    List<String> arguments() {
        return List.of(
                before ? "before" : "after",
                role.name().toLowerCase(Locale.ROOT),
                String.valueOf(epoch),
                site,
                primary);
    }

    @Override
    public String toString() {
        return (before ? "before " : "after ") + site + " became " + role.name().toLowerCase(Locale.ROOT) + " (epoch "
                + epoch + ")";
    }
}
