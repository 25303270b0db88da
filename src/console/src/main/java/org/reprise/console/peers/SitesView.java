package org.reprise.console.peers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All sites, as this one sees them.
 *
 * @param site   name of the site that answers
 * @param at     when, by its clock
 * @param sites  this site first, then its peers in the order of {@code reprise.sites}
 * @param parked this site's parked events; null where only the sites were asked for, or when they could not be read
 */
public record SitesView(
        String site,
        Instant at,
        List<SiteRow> sites,
        @Nullable ParkedView parked) {}
