package org.reprise.figures;

import java.time.Instant;
import org.reprise.log.KnownSite;

/**
 * A site that has asked this one for events.
 *
 * @param site         its name
 * @param has          the last seq up to which it has everything, as far as it has said
 * @param heardAt      when it said so, by this site's clock; not more exact than half a minute
 * @param needsSeeding whether its events are not kept here any longer; since when, the audit trail says
 * @param reason       why; empty where they are kept
 */
public record DownstreamFigures(String site, long has, Instant heardAt, boolean needsSeeding, String reason) {

    public static DownstreamFigures of(KnownSite site) {
        return new DownstreamFigures(site.name(), site.has(), site.heardAt(), site.needsSeeding(), site.reason());
    }
}
