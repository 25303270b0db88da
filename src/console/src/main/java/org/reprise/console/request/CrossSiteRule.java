package org.reprise.console.request;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the console's own requests from those that a foreign page makes in a user's browser. A foreign page can send a form,
 * but not a header of its own choice, and the browser says in {@code Sec-Fetch-Site} where a request comes from.
 */
final class CrossSiteRule {

    /** The header that every unsafe request must carry, with the value {@code 1}. */
    static final String HEADER = "X-Reprise-Console";

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_ORIGIN = Set.of("same-origin", "none");

    private CrossSiteRule() {}

    /** Why the request must be refused; empty when it may pass. */
    static Optional<Fault> refusal(String method, @Nullable String header, @Nullable String fetchSite) {
        if (SAFE_METHODS.contains(method)) {
            return Optional.empty();
        }
        if (!"1".equals(header)) {
            return Optional.of(new Fault(
                    "The header " + HEADER + " is missing.",
                    "Send " + HEADER + ": 1 with every request that changes something."));
        }
        if (fetchSite != null && !OWN_ORIGIN.contains(fetchSite)) {
            return Optional.of(new Fault(
                    "The request comes from a page of another origin (" + fetchSite + ").",
                    "Use the console's own page, or a client that is not a browser."));
        }
        return Optional.empty();
    }
}
