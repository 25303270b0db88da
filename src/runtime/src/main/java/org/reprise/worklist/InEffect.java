package org.reprise.worklist;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.event.Origin;
import org.reprise.finding.ResubmittedEvent;
import org.reprise.finding.ResubmittedEvents;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.reign.ReignStore;

/**
 * Whether a quarantined event is in effect at this primary: submitted again (rule 16), or in its log all the while, as one may be of a site
 * whose log went another way nobody knows where. Joins the caller's transaction. Safe for any thread.
 */
public final class InEffect {
    /** The id of an event that was not submitted again says where it was sealed: see {@link Origin#idOf}. */
    private static final Pattern SEALED = Pattern.compile("(\\d{1,18})-(\\d{1,18})-[0-9a-f]{16}");

    private final ResubmittedEvents submitted;
    private final PortionStore portions;
    private final ReignStore reigns;

    public InEffect(ResubmittedEvents submitted, PortionStore portions, ReignStore reigns) {
        this.submitted = submitted;
        this.portions = portions;
        this.reigns = reigns;
    }

    Optional<ResubmittedEvent> find(String origin) {
        return submitted.find(origin).or(() -> place(origin)
                .filter(place -> isLogged(place, origin))
                .map(place -> new ResubmittedEvent(origin, place, Instant.EPOCH)));
    }

    private static Optional<Position> place(String origin) {
        Matcher parts = SEALED.matcher(origin);
        return parts.matches()
                ? Optional.of(new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    private boolean isLogged(Position place, String origin) {
        return portions.at(place.seq())
                .filter(portion -> portion.epoch() == place.epoch())
                .map(portion -> body(portion, place.seq()))
                .filter(body -> body.length > 0 && Origin.idOf(place, body).equals(origin))
                .isPresent();
    }

    private static byte[] body(Portion portion, long seq) {
        return portion.bodies().get((int) (seq - portion.firstSeq()));
    }

    /** Why nobody can say whether it is; empty where that is known. */
    String doubt(String origin) {
        return place(origin)
                .filter(place -> place.seq() <= portions.begin().seq())
                .filter(place -> reigns.reigns()
                        .at(place.seq())
                        .filter(reign -> reign.epoch() == place.epoch())
                        .isPresent())
                .map(place ->
                        "event " + place + " may be in effect already: the log of this primary has an event of that"
                                + " number, which is kept no longer. Look at its rows; make the call in the application where it is"
                                + " still wanted, and drop this event")
                .orElse("");
    }

    /** Takes the id for the caller's transaction: see {@link ResubmittedEvents#take}. */
    void take(String origin, Instant at) {
        submitted.take(origin, at);
    }
}
