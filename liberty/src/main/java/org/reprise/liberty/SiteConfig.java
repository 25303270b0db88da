package org.reprise.liberty;

import java.util.List;
import java.util.Map;

/**
 * What one site is.
 *
 * @param address   its name and ports
 * @param upstreams names of the sites that it pulls from, the preferred one first; empty at the primary
 * @param database  its own data store
 * @param settings  further {@code reprise.*} settings of this site, by key
 */
public record SiteConfig(Address address, List<String> upstreams, Database database, Map<String, String> settings) {

    public SiteConfig {
        upstreams = List.copyOf(upstreams);
        settings = Map.copyOf(settings);
        if (upstreams.contains(address.site())) {
            throw new IllegalArgumentException(address.site() + " cannot be its own upstream");
        }
    }

    public String name() {
        return address.site();
    }
}
