package org.reprise.liberty;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sites that keep copies of one another.
 *
 * @param primary name of the site that is primary at first
 * @param sites   all of them, in the order in which they are started
 */
public record SiteSet(String primary, List<SiteConfig> sites) {

    public SiteSet {
        sites = List.copyOf(sites);
        if (sites.stream().noneMatch(site -> site.site().equals(primary))) {
            throw new IllegalArgumentException("No site " + primary + " in this set");
        }
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
        properties.put("reprise.site", site.site());
        properties.put("reprise.primary", primary);
        properties.put("reprise.upstreams", String.join(",", site.upstreams()));
        properties.put(
                "reprise.sites", sites.stream().map(SiteConfig::site).distinct().collect(Collectors.joining(",")));
        Stream.concat(Stream.of(site), sites.stream())
                .forEach(s -> properties.putIfAbsent(
                        "reprise.sites." + s.site() + ".url", s.address().url().toString()));
        peers(site).stream().findFirst().ifPresent(peer -> {
            properties.put("reprise.peer", peer);
            properties.put("reprise.peer-address", messaging(peer));
        });
        properties.put("reprise.http-port", Integer.toString(site.address().httpPort()));
        properties.put("reprise.messaging-host", site.address().host());
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
                            <properties.wasJms remoteServerAddress="%2$s:${reprise.messaging-chain}"
                                               targetTransportChain="${reprise.messaging-target}"
                                               userName="${reprise.messaging-user}" password="${reprise.messaging-password}"
                                               persistentMapping="ReliablePersistent" nonPersistentMapping="ExpressNonPersistent"/>
                            <connectionManager maxPoolSize="50" minPoolSize="0" maxIdleTime="5m" purgePolicy="EntirePool"/>
                          </jmsConnectionFactory>
                        """.formatted(peer, messaging(peer)))
                .collect(Collectors.joining("", "<server>\n", "</server>\n"));
    }

    /** The name of every site but that of this server. */
    private List<String> peers(SiteConfig site) {
        return sites.stream()
                .map(SiteConfig::site)
                .filter(name -> !name.equals(site.site()))
                .distinct()
                .toList();
    }

    /** Host and port of each engine of a site; all but the last with the way into it. */
    private String messaging(String site) {
        return sites.stream()
                .filter(server -> server.site().equals(site))
                .map(server -> server.address().messaging())
                .collect(Collectors.joining(":BootstrapBasicMessaging,"));
    }

    private static SiteConfig site(List<SiteConfig> sites, String name) {
        return sites.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No site " + name + " in this set"));
    }
}
