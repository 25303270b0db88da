package org.reprise.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In what surroundings an outermost call was made: who called, and what {@link org.reprise.api.Playback} gave it, so that its replay is
 * given the same. Replay is not made in the name of the user.
 *
 * @param time when it began, in milliseconds; null when it did not ask
 * @param seed of its random numbers; null when it did not ask
 * @param user name of the caller; empty when nobody was logged in
 */
public record Surroundings(@Nullable Instant time, @Nullable UUID seed, String user) {

    /** Of a call of nobody that did not ask. */
    public static final Surroundings NONE = new Surroundings(null, null, "");

    /** Of a call of nobody. */
    public Surroundings(@Nullable Instant time, @Nullable UUID seed) {
        this(time, seed, "");
    }
}
