package org.reprise.cluster;

/**
 * One server among those of a site.
 *
 * @param server its name, for people ({@code reprise.cluster.server})
 * @param lease  how long it leads without a sign of life ({@code reprise.cluster.renew}, {@code reprise.cluster.lease})
 */
public record ClusterSettings(String server, Lease.Terms lease) {
    public ClusterSettings {
        if (server.isBlank() || server.length() > LeaseStore.MAX_SERVER) {
            throw new IllegalArgumentException("reprise.cluster.server must have 1 to " + LeaseStore.MAX_SERVER
                    + " characters, not '" + server + "'");
        }
    }
}
