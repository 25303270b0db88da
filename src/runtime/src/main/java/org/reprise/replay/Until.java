package org.reprise.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.reprise.portion.Position;

/**
 * Where replay stops. Written as a position {@code 1:500}, a time {@code 2026-11-23T03:00:00Z}, or nothing.
 *
 * @param seq  the last event that is replayed
 * @param time no event of later than this, by the primary's clock, is replayed, nor any behind it
 */
public record Until(long seq, Instant time) {
    /** Replay goes on for ever. */
    public static final Until NEVER = new Until(Long.MAX_VALUE, Instant.MAX);

    public static Until position(Position last) {
        return new Until(last.seq(), Instant.MAX);
    }

    /**
     * Whether that event is not replayed.
     *
     * @param at its time by the primary's clock
     */
    boolean isBefore(long event, Instant at) {
        return event > seq || at.isAfter(time);
    }

    /** The position, where it is written as one. */
    static Optional<Position> place(String text) {
        String[] parts = text.strip().split(":");
        return parts.length == 2
                ? Optional.of(new Position(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                : Optional.empty();
    }

    /** @throws IllegalArgumentException when it is neither a position nor a time */
    public static Until parse(String text) {
        if (text.isBlank()) {
            return NEVER;
        }
        try {
            return place(text)
                    .map(Until::position)
                    .orElseGet(() -> new Until(Long.MAX_VALUE, Instant.parse(text.strip())));
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a position like 1:500 nor a time like 2026-11-23T03:00:00Z", e);
        }
    }
}
