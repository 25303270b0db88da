package org.reprise.liberty;

import java.util.List;
import java.util.Map;

/**
 * One server of a site; most sites have one, of the site's name. Several that name one site by the setting {@code reprise.site} share
 * its database.
 *
 * @param address   the server's name and ports
 * @param upstreams names of the sites that it pulls from, the preferred one first; empty at the primary
 * @param database  its own data store
 * @param settings  further {@code reprise.*} settings of this site, by key
 */
public record SiteConfig(Address address, List<String> upstreams, Database database, Map<String, String> settings) {

    public SiteConfig {
        upstreams = List.copyOf(upstreams);
        settings = Map.copyOf(settings);
        if (upstreams.contains(settings.getOrDefault("reprise.site", address.site()))) {
            throw new IllegalArgumentException(address.site() + " cannot be its own upstream");
        }
    }

    /** The server's name. */
    public String name() {
        return address.site();
    }

    /** The name of its site. */
    public String site() {
        return settings.getOrDefault("reprise.site", name());
    }
}
