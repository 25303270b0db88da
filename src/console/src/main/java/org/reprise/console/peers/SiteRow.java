package org.reprise.console.peers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reprise.figures.SiteFigures;

/**
 * One site as this console sees it.
 *
 * @param name       its name
 * @param url        its console; null for this site
 * @param self       whether it is this site
 * @param reachable  whether it answered the last time it was asked
 * @param error      why not, in words; null when it did
 * @param since      since when it is reachable, or not
 * @param ageSeconds how long ago new figures arrived, by this site's clock; null when none ever did
 * @param figures    the newest figures; null when none ever arrived
 * @param rates      how fast it works; null when that is not known
 * @param atLeast    of a site that does not answer, by how many events it is behind if it does nothing, see {@link Behind}; else null
 */
public record SiteRow(
        String name,
        @Nullable String url,
        boolean self,
        boolean reachable,
        @Nullable String error,
        Instant since,
        @Nullable Double ageSeconds,
        @Nullable SiteFigures figures,
        @Nullable Rates rates,
        @Nullable Long atLeast) {

    SiteRow atLeast(@Nullable Long events) {
        return new SiteRow(name, url, self, reachable, error, since, ageSeconds, figures, rates, events);
    }
}
