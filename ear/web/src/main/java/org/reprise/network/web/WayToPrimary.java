package org.reprise.network.web;

import java.net.URI;
import java.util.Optional;

/**
 * Where a call that a site refuses is to be made instead: the same path and query at the primary. Led on once only, which a parameter in
 * the query remembers: two sites that each take the other one to be primary, as for a moment they can, do not send callers to and fro.
 */
final class WayToPrimary {
    /** The site that has led a call on. */
    static final String LED_ON = "led-on-by";

    private WayToPrimary() {}

    /**
     * Empty where there is none: the site does not know the primary, or is about to be it, or the call was led on already.
     *
     * @param url of the primary's server
     */
    static Optional<URI> of(URI request, String site, String primary, URI url) {
        String query = request.getRawQuery() == null ? "" : request.getRawQuery();
        if (primary.isEmpty() || primary.equals(site) || isLedOn(query)) {
            return Optional.empty();
        }
        String base = url.toString();
        return Optional.of(URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + request.getRawPath() + "?" + (query.isEmpty() ? "" : query + "&") + LED_ON + "=" + site));
    }

    private static boolean isLedOn(String query) {
        return ("&" + query).contains("&" + LED_ON + "=");
    }
}
