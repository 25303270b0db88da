package org.reprise.replay;

import java.time.Instant;
import java.util.Optional;
import org.reprise.log.EventLog;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;

/**
 * Refuses an end of replay that nobody can mean: one that replay has passed already.
 *
 * @param come the last position that this site has, or may ask for
 * @param now  by this site's clock
 */
record WishedEnd(EventLog log, Position come, Instant now) {

    /** @throws IllegalArgumentException when {@code text} is neither a position nor a time, or replay cannot stop there any more */
    void check(String text) {
        Until until = Until.parse(text);
        Position at = log.position().current();
        if (until.seq() < at.seq()) {
            throw new IllegalArgumentException("This site has replayed up to " + at + ": it cannot stop at "
                    + text.strip() + ". Name a later position, or seed it anew from a site that is there");
        }
        Until.place(text).ifPresent(named -> checkEpoch(named, at));
        if (!until.time().equals(Instant.MAX)) {
            checkTime(until.time(), at);
        }
    }

    private void checkEpoch(Position named, Position at) {
        Optional<Portion> here = log.portions().at(named.seq());
        long epoch = here.map(Portion::epoch).orElse(named.epoch());
        if (epoch != named.epoch() || named.epoch() < at.epoch()) {
            throw new IllegalArgumentException("There is no event " + named + ": event " + named.seq() + " is of epoch "
                    + Math.max(epoch, at.epoch()) + (here.isPresent() ? "" : " or later"));
        }
    }

    private void checkTime(Instant end, Position at) {
        Instant last = log.portions()
                .at(at.seq())
                .flatMap(portion -> new UnplayedEvents(log.portions())
                        .after(new Position(at.epoch(), at.seq() - 1), 1).stream()
                                .findFirst())
                .flatMap(NextEvent::at)
                .orElse(Instant.MIN);
        if (end.isBefore(last)) {
            throw new IllegalArgumentException("This site has replayed an event of " + last + ": it cannot stop at "
                    + end + ". Name a later time, or seed it anew from a site that is there");
        }
        if (end.isBefore(now) && come.seq() <= at.seq()) {
            throw new IllegalArgumentException(
                    end + " is past, and all that has come is replayed: write the schedule held to"
                            + " stop now, or a time that is to come");
        }
    }
}
