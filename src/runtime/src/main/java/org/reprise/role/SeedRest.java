package org.reprise.role;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.reprise.seed.SeedState;

/** Why a site rests for want of a seed, in words for an operator. Safe for any thread. */
final class SeedRest {
    static final String REMEDY =
            ". Seed it ('reprise jobs seed', which says what hinders), or let it go on with the rows that"
                    + " it has ('reprise jobs decline-seed')";

    private static final Logger LOG = Logger.getLogger(SeedRest.class.getName());
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<Optional<SeedState>> state;
    private final Clock clock;

    /** What hinders the seed at this server, before the database can say it, or while it is half loaded. */
    private volatile String hindrance = "";

    private volatile String why = "";
    private volatile Instant readAt = Instant.MIN;

    /** @param state as the database has it */
    SeedRest(Supplier<Optional<SeedState>> state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** Empty when it does not rest, or a seed is under way. A second old at most. */
    String why() {
        Instant now = clock.instant();
        if (!readAt.plus(FRESH).isAfter(now)) {
            why = hindrance.isEmpty() ? state.get().map(SeedRest::why).orElse("") : hindrance;
            readAt = now;
        }
        return why;
    }

    private static String why(SeedState seed) {
        return switch (seed.state()) {
            case DONE, DECLINED, LOADING -> "";
            case FAILED ->
                "This site rests: its seed of site '" + seed.source() + "' failed: " + seed.reason()
                        + ". Discard it, then seed again";
            case AGAIN ->
                "This site rests: its rows are of a log that is no more, and are to be replaced by those of site '"
                        + seed.source() + "': " + seed.reason()
                        + ". Seed it ('reprise jobs seed', which says what hinders)";
            case REFUSED ->
                "This site rests: it has no seed of site '" + seed.source() + "': " + seed.reason() + REMEDY;
        };
    }

    /** @param what empty for nothing but what the database says */
    void hindered(String what) {
        hindrance = what;
        readAt = Instant.MIN;
    }

    /** In the log, if there is a reason. */
    void say() {
        String now = why();
        if (!now.isEmpty()) {
            LOG.warning(() -> "REPR0632W: " + now);
        }
    }
}
