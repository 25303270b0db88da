package org.reprise.liberty;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The sites that keep copies of one another.
 *
 * @param primary name of the site that is primary at first
 * @param sites   all of them, in the order in which they are started
 */
public record SiteSet(String primary, List<SiteConfig> sites) {

    public SiteSet {
        sites = List.copyOf(sites);
        site(sites, primary);
    }

    /** East, primary, on H2 and west on HSQLDB, their database files under {@code data}. */
    public static SiteSet eastAndWest(Path data, Address east, Address west) {
        Database h2 = Database.h2(data.resolve("east/database"));
        Database hsqldb = Database.hsqldb(data.resolve("west/database"));
        return new SiteSet(
                "east",
                List.of(
                        new SiteConfig(east, List.of(), h2, Map.of()),
                        new SiteConfig(west, List.of("east"), hsqldb, Map.of())));
    }

    public SiteConfig site(String name) {
        return site(sites, name);
    }

    /** What {@code site.properties} of this site says. */
    Map<String, String> properties(SiteConfig site) {
        Map<String, String> properties = new TreeMap<>(site.settings());
        properties.put("reprise.site", site.name());
        properties.put("reprise.primary", primary);
        properties.put("reprise.upstreams", String.join(",", site.upstreams()));
        properties.put("reprise.sites", sites.stream().map(SiteConfig::name).collect(Collectors.joining(",")));
        sites.forEach(s -> properties.put(
                "reprise.sites." + s.name() + ".url", s.address().url().toString()));
        peers(site).stream().findFirst().ifPresent(peer -> {
            properties.put("reprise.peer", peer.name());
            properties.put("reprise.peer-address", peer.address().messaging());
        });
        properties.put("reprise.http-port", Integer.toString(site.address().httpPort()));
        properties.put("reprise.messaging-host", Address.HOST);
        properties.put("reprise.messaging-port", Integer.toString(site.address().messagingPort()));
        properties.put("database.url", site.database().url());
        properties.put("database.user", site.database().user());
        properties.put("database.password", site.database().password());
        return properties;
    }

    /** Server configuration: the ways to all peers but the first, which {@code reprise.xml} has. */
    String furtherPeers(SiteConfig site) {
        return peers(site).stream()
                .skip(1)
                .map(peer -> """
                          <jmsConnectionFactory id="reprise-peer-%1$s" jndiName="jms/reprise/%1$s">
                            <properties.wasJms remoteServerAddress="%2$s:BootstrapBasicMessaging"
                                               persistentMapping="AssuredPersistent" nonPersistentMapping="ExpressNonPersistent"/>
                            <connectionManager maxPoolSize="10" minPoolSize="0" maxIdleTime="5m" purgePolicy="EntirePool"/>
                          </jmsConnectionFactory>
                        """.formatted(peer.name(), peer.address().messaging()))
                .collect(Collectors.joining("", "<server>\n", "</server>\n"));
    }

    /** Every site but this one. */
    List<SiteConfig> peers(SiteConfig site) {
        return sites.stream().filter(s -> !s.name().equals(site.name())).toList();
    }

    private static SiteConfig site(List<SiteConfig> sites, String name) {
        return sites.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No site " + name + " in this set"));
    }
}
