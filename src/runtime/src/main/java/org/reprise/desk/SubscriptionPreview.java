package org.reprise.desk;

import java.time.Instant;
import java.util.List;

/**
 * What a subscription would have done with the events that were captured lately, as far as this site has them. It changes nothing.
 *
 * @param subscription its terms; empty for every event
 * @param since        of events captured since then, by the primary's clock; later than was asked for where that were too many to look at
 * @param takes        how many it would have taken
 * @param leaves       how many it would have left out
 * @param unknown      how many are not here, so that nobody can say: they were left out before
 * @param warnings     conditions that hold for nothing that is known here, each with what that may mean
 */
public record SubscriptionPreview(
        String subscription, Instant since, long takes, long leaves, long unknown, List<String> warnings) {
    public SubscriptionPreview {
        warnings = List.copyOf(warnings);
    }
}
