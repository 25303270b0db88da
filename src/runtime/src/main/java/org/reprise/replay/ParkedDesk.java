package org.reprise.replay;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.Demotion;
import org.reprise.finding.ParkedEvent;
import org.reprise.log.PositionMovedException;
import org.reprise.portion.Position;

/** What an operator may do with a parked event or a demoted method. Each act and its audit entry are one transaction. */
public final class ParkedDesk {
    /** Who acts, where no person does. */
    private static final String OWN_NAME = "reprise";

    private final ReplayLog log;
    private final Clock clock;

    public ParkedDesk(ReplayLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Takes the event off the list, so that replay tries it again; false when it is not parked. */
    public boolean retry(Position position, String who, String reason) {
        return log.transactions().call(() -> remove("retry", position, "", who, reason));
    }

    /**
     * Takes the event off the list and moves the position past it, so that it never takes effect; false when not parked. The position
     * never goes back: another server of the site may have been at the event when this one parked it, and have brought it about.
     *
     * @throws PositionMovedException when another server moves the position meanwhile; nothing has changed then
     */
    public boolean skip(Position position, String who, String reason) {
        return log.transactions().call(() -> {
            Position from = log.position().current();
            boolean passed = from.seq() >= position.seq();
            boolean removed =
                    remove(AuditEntry.SKIP, position, passed ? ", which another server had replayed" : "", who, reason);
            if (removed && !passed) {
                log.position().advance(from, position, clock.instant());
            }
            return removed;
        });
    }

    /** Lets a demoted method be called again; false when it is not demoted. */
    public boolean promote(String name, String who, String reason) {
        return log.transactions().call(() -> {
            boolean promoted = log.findings().demotions().promote(name);
            if (promoted) {
                log.findings().audit().add(new AuditEntry(clock.instant(), who, "promote", name, reason));
            }
            return promoted;
        });
    }

    /**
     * Promotes the methods that another version of the application had demoted: the present one may do better. A method that the
     * application no longer has stays demoted, because its events can come about by rows only.
     *
     * @return their names
     */
    public List<String> promoteByVersion(ApplicationVersion application) {
        return log.transactions().call(() -> {
            List<String> promoted = new ArrayList<>();
            for (Demotion demotion : log.findings().demotions().list()) {
                String now = application.of(demotion.name()).orElse(demotion.version());
                if (!now.equals(demotion.version())
                        && log.findings().demotions().promote(demotion.name())) {
                    String reason = "Version " + now + " of the application was deployed; version "
                            + (demotion.version().isEmpty() ? "unknown" : demotion.version()) + " had it demoted";
                    log.findings()
                            .audit()
                            .add(new AuditEntry(clock.instant(), OWN_NAME, "promote", demotion.name(), reason));
                    promoted.add(demotion.name());
                }
            }
            return promoted;
        });
    }

    private boolean remove(String act, Position position, String note, String who, String reason) {
        Optional<ParkedEvent> parked = log.findings().parked().find(position);
        if (parked.isEmpty() || !log.findings().parked().remove(position)) {
            return false;
        }
        String subject = position + " " + parked.get().name() + note;
        log.findings().audit().add(new AuditEntry(clock.instant(), who, act, subject, reason));
        return true;
    }
}
