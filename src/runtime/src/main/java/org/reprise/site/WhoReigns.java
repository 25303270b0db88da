package org.reprise.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reprise.portion.Position;
import org.reprise.settings.Role;
import org.reprise.settings.Standing;

/**
 * Whether this server may take its site for primary (rule 6: a restart never promotes itself, and never inherits). What its database says
 * may be old: another site may have been promoted while this one was down. So a site that was primary before the server started takes no
 * calls until each of the other sites that it knows has said who reigns, or cannot be reached for a while. That while begins when this
 * server can hear: its own messaging comes up some seconds after the application on a busy machine, and no answer gets in before.
 *
 * <p>Guarantee: where one of them that knows of a higher epoch answers in time, nothing commits here in the old one. Not guaranteed: the
 * same where none of them can be reached; the reign then goes on, as only the others could say that it ended. What is then committed here
 * goes to quarantine when the sites meet.
 *
 * <p>Where another site has more of the log of this very reign than this one, this is not the database that the reign was led with: it is
 * empty, or was taken back to an earlier state. The site then takes no calls until a site is promoted. In a new database calls are taken
 * before others have answered, as an application may make some to start; then that is found as soon as another site has answered, whenever
 * that is. Safe for any thread.
 */
final class WhoReigns {
    /** The reign that was this site's own when the server started; none when there is none to ask about. */
    private final @Nullable Standing before;

    /** One that takes questions is waited for so many times longer: it is there, and only slow. */
    private static final int LONGER = 6;

    private final Duration patience;
    private final BooleanSupplier hears;
    private final Clock clock;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Set<String> unreached = ConcurrentHashMap.newKeySet();
    private final Map<String, Position> ahead = new ConcurrentHashMap<>();
    private final boolean first;

    /** Whether another server of this site asks, and hears. */
    private volatile boolean led;

    /** What that one makes of what it hears; empty while it has said nothing. */
    private volatile Optional<Boolean> holds = Optional.empty();

    private @Nullable Instant begun;
    private @Nullable Instant heard;
    private boolean known;

    /**
     * @param before   how the site stands when the server starts
     * @param first    whether its reign began only now, with a new database
     * @param patience that those have to answer to which there is no way
     * @param hears    whether this server's own messaging is up
     */
    WhoReigns(Standing before, boolean first, Duration patience, BooleanSupplier hears, Clock clock) {
        this.before = before.role() == Role.PRIMARY ? before : null;
        this.first = first;
        this.patience = patience;
        this.hears = hears;
        this.clock = clock;
    }

    /** This server asks the others. Those have their time from when it does. */
    synchronized void leads() {
        if (led) {
            begun = null;
            heard = null;
        }
        led = false;
    }

    /**
     * Another server of this site asks the others, and hears of them what this one does not: both take calls, or none.
     *
     * @param takesNone whether it takes none yet; empty where it has said nothing since this server was started
     */
    void ledBy(Optional<Boolean> takesNone) {
        holds = takesNone;
        led = true;
    }

    /** Another site has answered, and what it knows is written down here. */
    void answered(String site) {
        ahead.remove(site);
        answered.add(site);
    }

    /**
     * Another site has answered: it has the log of this site's reign up to an event that this site itself has not.
     *
     * @return whether it is the first to say so while this one waits
     */
    synchronized boolean ahead(String site, Position end) {
        boolean waits = before != null && !known;
        boolean found = waits && ahead.isEmpty();
        if (waits) {
            ahead.put(site, end);
        }
        return found;
    }

    /** Whether no time that passes makes it primary. */
    boolean isBehind() {
        return !ahead.isEmpty();
    }

    /** There was no way to another site when it was asked last. */
    void unreached(String site) {
        unreached.add(site);
    }

    /** Another site took the question, and said nothing yet. */
    void reached(String site) {
        unreached.remove(site);
    }

    /** Whether a site that stands so may take no calls yet. */
    synchronized boolean waits(Standing now, Supplier<List<String>> others) {
        if (known || before == null || !before.isSame(now)) {
            known = true;
            return false;
        }
        if (!ahead.isEmpty()) {
            return true;
        }
        if (led && holds.orElse(false)) {
            return true;
        }
        Set<String> silent = silent(others.get());
        if (first) {
            known = silent.isEmpty();
            return false;
        }
        if (led) {
            known = holds.isPresent();
            return !known;
        }
        known = silent.isEmpty() || !clock.instant().isBefore(end(silent));
        return !known;
    }

    /** Until when these are waited for, if they stay silent. */
    private Instant end(Set<String> silent) {
        Instant now = clock.instant();
        Instant start = begun == null ? now : begun;
        begun = start;
        if (heard == null && hears.getAsBoolean()) {
            heard = now;
        }
        Duration longer = patience.multipliedBy(LONGER);
        if (heard == null) {
            return start.plus(longer);
        }
        return heard.plus(unreached.containsAll(silent) ? patience : longer);
    }

    /** Those of them that have not answered, where it is this server that asks. */
    Set<String> silent(List<String> others) {
        Set<String> silent = new TreeSet<>(led && !first ? List.of() : others);
        silent.removeAll(answered);
        return silent;
    }

    /** Why it takes no calls meanwhile. */
    String why(List<String> others) {
        if (!ahead.isEmpty()) {
            Map.Entry<String, Position> furthest = Collections.max(ahead.entrySet(), Map.Entry.comparingByValue());
            return "Site " + furthest.getKey() + " has the log up to event " + furthest.getValue()
                    + ", which is not in this database: it is empty, or was taken back to an earlier state. Promote "
                    + furthest.getKey() + ", and this site follows: reprise failover --to " + furthest.getKey();
        }
        if (led) {
            return "It was primary when it ended. Another server of this site asks " + String.join(", ", others)
                    + " who is by now, and says why none takes calls yet";
        }
        return "It was primary when it ended, and asks "
                + String.join(", ", others) + " who is by now. It takes calls once they have"
                + " said so, or after " + patience.toMillis() + " ms";
    }
}
