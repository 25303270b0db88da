package org.reprise.key;

import java.time.Duration;

/**
 * How a site knows who speaks.
 *
 * @param required whether what is not signed is refused ({@code reprise.security}); else nothing is signed and nothing checked
 * @param folder   where this server's own keys are ({@code reprise.keys.folder})
 * @param exchange a folder in which sites leave their public keys and take those of others without asking anybody
 *                 ({@code reprise.keys.exchange}); empty for none. Whoever can write there is trusted
 * @param window   a message that was sent longer ago, or so much later by this site's clock, is refused ({@code reprise.security.window})
 */
public record SecurityPolicy(boolean required, String folder, String exchange, Duration window) {
    public static final Duration WINDOW = Duration.ofMinutes(15);

    /** Nothing is signed and nothing checked. */
    public static final SecurityPolicy OFF = new SecurityPolicy(false, "reprise-keys", "", WINDOW);

    public SecurityPolicy {
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("reprise.security.window must be 1 s to 1 day, not " + window);
        }
    }
}
