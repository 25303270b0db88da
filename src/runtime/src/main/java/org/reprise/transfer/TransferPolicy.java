package org.reprise.transfer;

import java.time.Duration;
import java.util.List;

/**
 * How a secondary asks.
 *
 * @param site      its own name
 * @param upstreams whom to ask, in this order ({@code reprise.upstreams}); the next one when one takes no request
 * @param room      bytes taken at once ({@code reprise.transfer.room})
 * @param patience      how long a request waits at the upstream ({@code reprise.transfer.wait})
 */
public record TransferPolicy(String site, List<String> upstreams, int room, Duration patience) {

    public TransferPolicy {
        upstreams = List.copyOf(upstreams);
        if (upstreams.contains(site)) {
            throw new IllegalArgumentException("reprise.upstreams of site '" + site + "' names the site itself");
        }
        if (room < 1) {
            throw new IllegalArgumentException("reprise.transfer.room must be 1 byte or more, not " + room);
        }
        if (patience.compareTo(Duration.ofMillis(100)) < 0 || patience.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("reprise.transfer.wait must be PT0.1S to PT1H, not " + patience);
        }
    }
}
