package org.reprise.seed;

import java.time.Instant;
import org.reprise.log.LogOrigin;

/**
 * The seed of a site as its database has it, or that it has none and why.
 *
 * @param id      empty where there is none
 * @param origin  the position at which the site is, or will be
 * @param endedAt {@link Instant#EPOCH} while it is not ended
 * @param reason  why it failed, was refused or declined; empty otherwise
 */
public record SeedState(
        String id, String source, State state, LogOrigin origin, Instant begunAt, Instant endedAt, String reason) {

    public enum State {
        /** It is loaded, or was interrupted and can go on. */
        LOADING,
        /** All rows are here and proved, and the log goes on behind them. */
        DONE,
        /** Its rows are not those of the source: it must be discarded. */
        FAILED,
        /** The site was to be seeded and was not: it waits until it is, or an operator decides. */
        REFUSED,
        /** The rows here are of a log that is no more, so that others must take their place. */
        AGAIN,
        /** An operator decided that the site goes on with the rows that it has. */
        DECLINED;

        /** Whether a site replays nothing: its rows are not those that the log follows. */
        public boolean rests() {
            return this != DONE && this != DECLINED;
        }

        /** Whether a new seed may begin. */
        boolean isNone() {
            return this == REFUSED || this == DECLINED || this == AGAIN;
        }
    }
}
