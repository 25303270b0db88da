package org.reprise.desk;

import java.time.Clock;
import org.reprise.finding.AuditEntry;
import org.reprise.log.EventLog;

/** Throws away portions that are stored here and were not replayed. */
final class StoredPortions {
    private final EventLog log;
    private final Clock clock;

    StoredPortions(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Audited in the same transaction.
     *
     * @return how many events are missing now
     * @throws IllegalArgumentException when no portion here holds that event, or it was replayed
     */
    int discard(long seq, String who, String reason) {
        long replayed = log.position().current().seq();
        if (seq <= replayed) {
            throw new IllegalArgumentException("Event " + seq + " is replayed here, as are all up to " + replayed
                    + ": its portion is kept, since other events may go back to it");
        }
        int events = log.portions().discard(seq, () -> log.audit()
                .add(new AuditEntry(clock.instant(), who, "discard portion", "event " + seq, reason)));
        if (events == 0) {
            throw new IllegalArgumentException("No portion with event " + seq + " is stored here");
        }
        return events;
    }
}
