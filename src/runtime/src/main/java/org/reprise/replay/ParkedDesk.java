package org.reprise.replay;

import java.time.Clock;
import java.util.Optional;
import org.reprise.log.AuditEntry;
import org.reprise.log.ParkedEvent;
import org.reprise.log.Position;
import org.reprise.log.Transactions;

/** What an operator may do with a parked event. Each act and its audit entry are one transaction. */
public final class ParkedDesk {
    private final ReplayLog log;
    private final Transactions transactions;
    private final Clock clock;

    public ParkedDesk(ReplayLog log, Transactions transactions, Clock clock) {
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes the event off the list, so that replay tries it again; false when it is not parked. */
    public boolean retry(Position position, String who, String reason) {
        return transactions.call(() -> remove("retry", position, who, reason));
    }

    /** Takes the event off the list and moves the position past it, so that it never takes effect; false when not parked. */
    public boolean skip(Position position, String who, String reason) {
        return transactions.call(() -> {
            if (!remove("skip", position, who, reason)) {
                return false;
            }
            log.position().advance(log.position().current(), position, clock.instant());
            return true;
        });
    }

    private boolean remove(String act, Position position, String who, String reason) {
        Optional<ParkedEvent> parked = log.parked().find(position);
        if (parked.isEmpty() || !log.parked().remove(position)) {
            return false;
        }
        String subject = position + " " + parked.get().name();
        log.audit().add(new AuditEntry(clock.instant(), who, act, subject, reason));
        return true;
    }
}
