package org.reprise.log;

import java.time.Instant;
import java.util.Optional;

/**
 * A site that gets its events from this one.
 *
 * @param name    of that site
 * @param has     the last seq up to which it has everything, as far as it has said
 * @param heardAt when it said so last, by this site's clock
 * @param seeding since when it needs seeding, because its events are not kept here any longer; empty where it does not
 * @param reason  why it needs seeding; empty where it does not
 */
public record KnownSite(String name, long has, Instant heardAt, Optional<Instant> seeding, String reason) {

    /** That it needs seeding. */
    public boolean needsSeeding() {
        return seeding.isPresent();
    }
}
