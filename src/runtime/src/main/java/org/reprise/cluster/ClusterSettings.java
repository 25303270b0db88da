package org.reprise.cluster;

import java.time.Duration;

/**
 * One server among those of a site.
 *
 * @param server its name, for people ({@code reprise.cluster.server})
 * @param lease  how long it leads without a sign of life ({@code reprise.cluster.renew}, {@code reprise.cluster.lease})
 * @param stopPatience how long it waits for transactions that are under way when it stops ({@code reprise.stop.patience})
 */
public record ClusterSettings(String server, Lease.Terms lease, Duration stopPatience) {
    /** Less than containers and process supervisors commonly wait for a server to stop. */
    public static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    public ClusterSettings {
        if (server.isBlank() || server.length() > LeaseStore.MAX_SERVER) {
            throw new IllegalArgumentException("reprise.cluster.server must have 1 to " + LeaseStore.MAX_SERVER
                    + " characters, not '" + server + "'");
        }
        if (stopPatience.isNegative()) {
            throw new IllegalArgumentException("reprise.stop.patience must not be negative, not " + stopPatience);
        }
    }
}
