package org.reprise.ack;

import java.time.Duration;

/**
 * What a call waits for after its transaction has committed.
 *
 * @param sites    how many other sites must hold its event durably; 0 for none ({@code reprise.ack})
 * @param timeout  how long it waits for them ({@code reprise.ack.timeout})
 * @param degrades whether, after one call has waited in vain, the others wait no more until the sites are back
 *                 ({@code reprise.ack.degrade})
 */
public record AckPolicy(int sites, Duration timeout, boolean degrades) {
    /** Calls return when their transaction has committed at the primary. */
    public static final AckPolicy LOCAL = new AckPolicy(0, Duration.ofSeconds(5), false);

    private static final int MOST = 100;

    public AckPolicy {
        if (sites < 0 || sites > MOST) {
            throw new IllegalArgumentException(
                    "reprise.ack must be local, or how many other sites must hold an event, up to " + MOST);
        }
        if (timeout.compareTo(Duration.ofMillis(10)) < 0 || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("reprise.ack.timeout must be PT0.01S to PT10M, not " + timeout);
        }
    }

    /** @param sites {@code local}, or a number */
    public static AckPolicy of(String sites, Duration timeout, boolean degrades) {
        if (sites.strip().equalsIgnoreCase("local")) {
            return new AckPolicy(0, timeout, degrades);
        }
        try {
            int number = Integer.parseInt(sites.strip());
            // 0 sites have another name
            return new AckPolicy(number == 0 ? -1 : number, timeout, degrades);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "reprise.ack = '" + sites + "' is neither local nor a number of sites", e);
        }
    }

    /** Whether calls wait for other sites. */
    public boolean waits() {
        return sites > 0;
    }
}
