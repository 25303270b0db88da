package org.reprise.group;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * The DNS name that moves with the primary's role.
 *
 * @param name      fully qualified ({@code reprise.group.dns.name})
 * @param zone      that it is in ({@code reprise.group.dns.zone})
 * @param server    the zone's primary name server ({@code reprise.group.dns.server})
 * @param addresses of this site, which the name gets while it is primary ({@code reprise.group.dns.address})
 * @param terms     how long the name may be kept by clients, and how long the server is waited for
 * @param key       by which updates are signed
 */
public record DnsSettings(
        String name, String zone, Endpoint server, List<InetAddress> addresses, Terms terms, DnsKey key) {

    /**
     * Times.
     *
     * @param ttl     how long clients may keep the name's address ({@code reprise.group.dns.ttl})
     * @param timeout how long the server is waited for ({@code reprise.group.dns.timeout})
     */
    public record Terms(Duration ttl, Duration timeout) {
        public static final Terms DEFAULT = new Terms(Duration.ofSeconds(10), Duration.ofSeconds(5));

        public Terms {
            if (ttl.toSeconds() < 1 || ttl.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("reprise.group.dns.ttl must be 1 s to 1 day, not " + ttl);
            }
            Times.positive("reprise.group.dns.timeout", timeout);
        }
    }

    public DnsSettings {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("Set reprise.group.dns.address: the address of this site, which " + name
                    + " gets while it is primary");
        }
        if (!name.equals(zone) && !name.endsWith("." + zone)) {
            throw new IllegalArgumentException("reprise.group.dns.zone = '" + zone + "' is not the zone of " + name
                    + ": name the zone that the name is in");
        }
    }

    /** Whose TXT record says in which epoch the name was moved. In the same zone, so that one update changes both. */
    public String epochName() {
        return "_reprise." + name;
    }
}
