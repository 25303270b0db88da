package org.reprise.site;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.api.SiteRole;
import org.reprise.group.Place;
import org.reprise.role.OwnReign;
import org.reprise.settings.Role;
import org.reprise.settings.Standing;

/** How this site stands, as its service group sees it. For one thread. */
final class OwnPlace {
    private final SiteLife life;
    private final OwnReign own;
    private @Nullable Standing seen;
    private long epoch;

    OwnPlace(SiteLife life, OwnReign own) {
        this.life = life;
        this.own = own;
    }

    /** Empty while the site is not open, as during a change of role, and while it does not know yet whether it still reigns. */
    Optional<Place> now() {
        if (!life.isWorking()) {
            return Optional.empty();
        }
        LiveSite live = life.watching();
        Standing standing = live.standing();
        if (live.role() != standing.role()) {
            return Optional.empty();
        }
        // the database is asked once for each change, not at each look
        if (seen == null || !standing.isSame(seen)) {
            epoch = epoch(standing);
            seen = standing;
        }
        return Optional.of(place(standing, epoch, live.leadership().leads()));
    }

    /** That which the site is to have. */
    Place of(Standing standing) {
        return place(standing, epoch(standing), true);
    }

    private long epoch(Standing standing) {
        return standing.role() == Role.PRIMARY
                ? standing.epoch()
                : own.store().promise().epoch();
    }

    private Place place(Standing standing, long at, boolean leads) {
        SiteRole role =
                switch (standing.role()) {
                    case PRIMARY -> SiteRole.PRIMARY;
                    case SECONDARY -> SiteRole.SECONDARY;
                    case NOBODY -> SiteRole.NOBODY;
                };
        return new Place(life.name(), role, standing.primary(), at, leads);
    }
}
