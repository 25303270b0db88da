package org.reprise.seed;

import java.time.Instant;
import org.reprise.log.LogOrigin;

/**
 * The seed of a site as its database has it.
 *
 * @param origin  the position at which the site is, or will be
 * @param endedAt {@link Instant#EPOCH} while it is not ended
 * @param reason  why it failed; empty otherwise
 */
public record SeedState(
        String id, String source, State state, LogOrigin origin, Instant begunAt, Instant endedAt, String reason) {

    public enum State {
        /** It is loaded, or was interrupted and can go on. */
        LOADING,
        /** All rows are here and proved, and the log goes on behind them. */
        DONE,
        /** Its rows are not those of the source: it must be discarded. */
        FAILED
    }
}
