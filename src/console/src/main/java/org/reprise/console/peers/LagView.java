package org.reprise.console.peers;

import java.util.List;

/**
 * Lag of all sites over the last fifteen minutes.
 *
 * @param lastSecond the second of the last value, as seconds since 1970
 * @param lines      one for each site, all of the same length
 */
public record LagView(long lastSecond, List<SiteTrack.LagLine> lines) {}
