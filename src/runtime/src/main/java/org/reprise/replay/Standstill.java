package org.reprise.replay;

import java.time.Instant;
import java.util.List;
import org.reprise.finding.ParkedEvent;
import org.reprise.jdbc.Text;
import org.reprise.log.EventLog;

/** Why replay goes no further than it is. Each look reads the database; safe for any thread. */
public final class Standstill {
    private static final int REASON = 300;

    private final EventLog log;
    private final ReplayGate gate;

    public Standstill(EventLog log, ReplayGate gate) {
        this.log = log;
        this.gate = gate;
    }

    /**
     * In words that go on behind "but"; empty when what has come is replayed by itself.
     *
     * @param by what the schedule lets through until then is not held up
     */
    public String words(Instant by) {
        List<ParkedEvent> parked = log.parked().list();
        if (!parked.isEmpty()) {
            return parked(parked);
        }
        return new UnplayedEvents(log.portions())
                .after(log.position().current(), 1).stream()
                        .findFirst()
                        .map(next -> held(next, by))
                        .orElse("");
    }

    private static String parked(List<ParkedEvent> parked) {
        ParkedEvent first = parked.get(0);
        String why = first.reason().lines().findFirst().orElse("");
        return "event " + first.position() + " '" + first.name() + "' is parked: it failed " + first.tries()
                + " times ("
                + Text.cut(why, REASON) + ")"
                + (parked.size() == 1 ? "" : ", and so are " + (parked.size() - 1) + " more")
                + ". Nothing behind it is replayed before it is retried with success, or skipped";
    }

    private String held(NextEvent next, Instant by) {
        Instant at = next.at().orElse(Instant.EPOCH);
        ReplayGate.Hold hold = gate.hold(next.position().seq(), at).orElse(null);
        if (hold == null || hold.opens() != null && !hold.opens().isAfter(by)) {
            return "";
        }
        if (Until.parse(hold.until()).isBefore(next.position().seq(), at)) {
            return "replay is to stop at " + hold.until();
        }
        return "the schedule '" + hold.schedule() + "' lets event " + next.position() + " through "
                + (hold.opens() == null ? "when it is released" : "at " + hold.opens() + ", or when it is released");
    }
}
