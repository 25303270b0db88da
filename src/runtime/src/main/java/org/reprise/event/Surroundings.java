package org.reprise.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an outermost call was given by {@link org.reprise.api.Playback}, so that its replay is given the same.
 *
 * @param time when it began, in milliseconds; null when it did not ask
 * @param seed of its random numbers; null when it did not ask
 */
public record Surroundings(@Nullable Instant time, @Nullable UUID seed) {

    /** Of a call that did not ask, as most. */
    public static final Surroundings NONE = new Surroundings(null, null);
}
