package org.reprise.replay;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * From when on a site is so far behind that it takes events by their rows ({@code reprise.replay.catch-up}).
 *
 * @param events   how many events behind; {@link Long#MAX_VALUE} where it is not told by them
 * @param age      how old the next event is, by the clocks of both sites; {@link #NEVER} where it is not told by that
 * @param unbroken for how long it has called without being in step once, by its own clock; {@link #NEVER} where it is not told by that
 */
public record CatchUpPolicy(long events, Duration age, Duration unbroken) {
    /** No event is that old. */
    static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

    private static final Duration UNBROKEN = Duration.ofSeconds(1);

    /** Every event is called, however far behind the site is. */
    public static final CatchUpPolicy OFF = new CatchUpPolicy(Long.MAX_VALUE, NEVER, NEVER);

    /** Of a site that says nothing else: about a second of calls, or calls that do not keep up. The primary's clock does not matter. */
    public static final CatchUpPolicy DEFAULT = new CatchUpPolicy(1_000, NEVER, UNBROKEN);

    /** What is left of it when the site is in step again, so that it does not go to and fro. */
    private static final int IN_STEP = 10;

    /**
     * Reads a setting.
     *
     * @param text {@code off}, a number of events, or a duration such as {@code PT30S}
     * @throws IllegalArgumentException when it is none of these
     */
    public static CatchUpPolicy parse(String text) {
        String value = text.strip().toUpperCase(Locale.ROOT);
        try {
            if (value.equals("OFF")) {
                return OFF;
            }
            CatchUpPolicy policy = value.startsWith("P")
                    ? new CatchUpPolicy(Long.MAX_VALUE, Duration.parse(value), NEVER)
                    : new CatchUpPolicy(Long.parseLong(value), NEVER, UNBROKEN);
            if (policy.events() > 0
                    && !policy.age().isNegative()
                    && !policy.age().isZero()) {
                return policy;
            }
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException(refusal(text), e);
        }
        throw new IllegalArgumentException(refusal(text));
    }

    private static String refusal(String text) {
        return "reprise.replay.catch-up must be off, a number of events such as 1000, or a duration such as PT30S, not '"
                + text + "'";
    }

    boolean isOff() {
        return equals(OFF);
    }

    /** Whether a site is behind by more. */
    boolean isBehind(long by, Duration old, Duration called) {
        return by > events || old.compareTo(age) > 0 || called.compareTo(unbroken) > 0;
    }

    /** Whether a site that caught up is in step again. */
    boolean isInStep(long by, Duration old) {
        return (events == Long.MAX_VALUE || by <= events / IN_STEP)
                && (age.equals(NEVER) || old.compareTo(age.dividedBy(IN_STEP)) <= 0);
    }
}
