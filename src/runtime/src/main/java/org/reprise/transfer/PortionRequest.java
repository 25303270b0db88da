package org.reprise.transfer;

import java.time.Duration;
import java.util.Set;

/**
 * A secondary asks for what comes next.
 *
 * @param asker the site that asks
 * @param from  the first seq that it lacks
 * @param room  how many bytes of portions it takes at once; one portion is always sent
 * @param patience  how long the request may wait at the upstream before it is answered with "nothing"
 * @param demoted  titles of events whose evidence is to come with them
 */
public record PortionRequest(String asker, long from, int room, Duration patience, Set<String> demoted) {
    public PortionRequest {
        SiteName.check(asker);
        demoted = Set.copyOf(demoted);
        if (from < 1 || room < 1 || patience.isNegative() || patience.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "Not a request: from " + from + ", room " + room + ", patience " + patience);
        }
    }
}
