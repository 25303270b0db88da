package org.reprise.group;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has the name lead to this site while it reigns: moves it once for each reign, and tries until that is done. For one thread. */
final class NameKeeper {
    private static final Logger LOG = Logger.getLogger(NameKeeper.class.getName());
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final String name;
    private final ServiceName service;
    private final Clock clock;
    private long done;
    private Instant next = Instant.MIN;
    private volatile String trouble = "";
    private volatile String state = "";

    NameKeeper(String name, ServiceName service, Clock clock) {
        this.name = name;
        this.service = service;
        this.clock = clock;
    }

    /** The site reigns in this epoch, and this server leads. */
    void reigns(long epoch) {
        Instant now = clock.instant();
        // a longer time is of a clock that was put back
        boolean waits = now.isBefore(next) && !now.plus(AGAIN).isBefore(next);
        if (done == epoch || waits) {
            return;
        }
        try {
            settled(epoch, service.move(epoch));
        } catch (NameServerException e) {
            next = clock.instant().plus(AGAIN);
            state = "is not moved here yet";
            if (isNew("The name " + name + " does not lead to this site yet: " + e.getMessage())) {
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "REPR0080W: " + trouble + ". It is tried again every " + AGAIN.toSeconds()
                                + " s while this site reigns; who is primary does not depend on it");
            }
        }
    }

    private void settled(long epoch, ServiceName.Outcome outcome) {
        if (outcome == ServiceName.Outcome.STALE) {
            next = clock.instant().plus(AGAIN);
            state = "is at a site of a higher epoch";
            if (isNew("The name " + name + " is at a site of a higher epoch than " + epoch
                    + ", and stays there: as a rule this site was replaced and hears of it soon; else the record _reprise."
                    + name + " is of other sites and must be removed")) {
                LOG.warning(() -> "REPR0084W: " + trouble);
            }
            return;
        }
        done = epoch;
        state = "leads here, since epoch " + epoch;
        trouble = "";
        if (outcome == ServiceName.Outcome.MOVED) {
            LOG.info(() -> "The name " + name + " leads to this site, by epoch " + epoch);
        }
    }

    /** What is said once while it stays the same. */
    private boolean isNew(String words) {
        boolean other = !words.equals(trouble);
        trouble = words;
        return other;
    }

    /** It does not reign here. */
    void rests() {
        done = 0;
        next = Instant.MIN;
        trouble = "";
        state = "";
    }

    String trouble() {
        return trouble;
    }

    String state() {
        return state;
    }
}
