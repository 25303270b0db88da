package org.reprise.transfer;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A secondary asks for what comes next.
 *
 * @param asker the site that asks
 * @param from  the first seq that it lacks
 * @param room  how many bytes of portions it takes at once; one portion is always sent
 * @param patience  how long the request may wait at the upstream before it is answered with "nothing"
 */
public record PortionRequest(String asker, long from, int room, Duration patience) {
    private static final Pattern SITE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public PortionRequest {
        if (!SITE.matcher(asker).matches()) {
            throw new IllegalArgumentException("Not the name of a site: '" + asker + "'");
        }
        if (from < 1 || room < 1 || patience.isNegative() || patience.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "Not a request: from " + from + ", room " + room + ", patience " + patience);
        }
    }
}
