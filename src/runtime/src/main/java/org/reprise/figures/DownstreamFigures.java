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
 * @param behind       what it has not got yet, as business calls
 */
public record DownstreamFigures(
        String site, long has, Instant heardAt, boolean needsSeeding, String reason, BehindFigures behind) {

    public static DownstreamFigures of(KnownSite site) {
        return new DownstreamFigures(
                site.name(), site.has(), site.heardAt(), site.needsSeeding(), site.reason(), BehindFigures.UNKNOWN);
    }

    /** The same, of which newer words have come. */
    public DownstreamFigures heard(long now, Instant at) {
        return at.isBefore(heardAt)
                ? this
                : new DownstreamFigures(site, Math.max(has, now), at, needsSeeding, reason, behind);
    }

    DownstreamFigures behind(BehindFigures counted) {
        return new DownstreamFigures(site, has, heardAt, needsSeeding, reason, counted);
    }
}
