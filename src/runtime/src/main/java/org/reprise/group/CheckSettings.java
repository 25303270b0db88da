package org.reprise.group;

import java.time.Duration;
import java.util.List;

/**
 * What must be in order at a primary, and how that is looked at.
 *
 * @param required in the order in which they are shown
 */
public record CheckSettings(List<RequiredCheck> required, Pace pace) {
    public static final CheckSettings NONE = new CheckSettings(List.of(), Pace.DEFAULT);

    /**
     * How often is looked, and what that must say how often.
     *
     * @param rise     so many looks in a row that find it in order bring it up ({@code reprise.group.checks.rise})
     * @param fall     so many in a row that do not bring it down ({@code reprise.group.checks.fall})
     * @param interval between two looks ({@code reprise.group.checks.interval})
     * @param timeout  of a look ({@code reprise.group.checks.timeout})
     */
    public record Pace(int rise, int fall, Duration interval, Duration timeout) {
        public static final Pace DEFAULT = new Pace(2, 3, Duration.ofSeconds(5), Duration.ofSeconds(2));

        private static final int MOST = 100;

        public Pace {
            if (rise < 1 || rise > MOST || fall < 1 || fall > MOST) {
                throw new IllegalArgumentException(
                        "reprise.group.checks.rise and reprise.group.checks.fall must be 1 to " + MOST + ", not " + rise
                                + " and " + fall);
            }
            Times.positive("reprise.group.checks.interval", interval);
            Times.positive("reprise.group.checks.timeout", timeout);
        }
    }

    public CheckSettings {
        required = List.copyOf(required);
    }
}
