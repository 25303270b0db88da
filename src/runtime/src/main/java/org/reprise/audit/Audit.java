package org.reprise.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The rolling audit of a secondary: a little in each step. Steps are for one thread; {@link #report} is for any. */
public final class Audit {
    private static final Logger LOG = Logger.getLogger(Audit.class.getName());

    /** Between looks at rows that were not the same. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** A question costs as much as so many rows. */
    private static final int QUESTION = 250;

    /** A round costs as much as so many rows, so that small databases are not read all the time. */
    private static final int ROUND = 5000;

    private final AuditedSite own;
    private final Outcome outcome;
    private final AuditPolicy policy;
    private final Clock clock;
    private final AuditPace pace;
    private Suspects suspects;
    private Round round;
    private String upstream = "";
    private volatile AuditReport report = AuditReport.NONE;

    /** @param policy one that audits */
    public Audit(AuditedSite own, Outcome outcome, AuditPolicy policy, Clock clock) {
        this.own = own;
        this.outcome = outcome;
        this.policy = policy;
        this.clock = clock;
        this.pace = new AuditPace(policy.pace(), clock);
        this.suspects = new Suspects(own, outcome, policy.repairs(), clock);
        this.round = new Round(own, suspects, clock);
    }

    /** Knows nothing any more: another site is followed, or another server of this one was at work meanwhile. */
    public void beginAnew() {
        suspects = new Suspects(own, outcome, policy.repairs(), clock);
        round = new Round(own, suspects, clock);
        report = AuditReport.NONE;
    }

    /**
     * Reads some rows, or looks again at some.
     *
     * @return how long to wait before the next step
     * @throws UpstreamAwayException when the upstream does not answer; the audit goes on where it was
     */
    public Duration step(Upstream followed) {
        if (!followed.name().equals(upstream)) {
            upstream = followed.name();
            beginAnew();
        }
        for (AuditedTable table : suspects.due()) {
            look(followed, table);
        }
        if (pace.pause().isZero()) {
            read(followed);
        }
        round.decide();
        report = round.report(upstream);
        Duration pause = pace.pause();
        return suspects.isEmpty() || pause.compareTo(LOOK) < 0 ? pause : LOOK;
    }

    private void look(Upstream followed, AuditedTable table) {
        try {
            suspects.look(followed, table);
        } catch (UpstreamAwayException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, e, () -> "Rows of " + table.name() + " cannot be looked at again");
            suspects.drop(table.name());
        }
    }

    private void read(Upstream followed) {
        Instant began = clock.instant();
        if (round.isBetween()) {
            round.begin(followed);
            pace.spent(ROUND, began);
            return;
        }
        long read = 0;
        try {
            read = round.step(followed, pace.step());
        } catch (UpstreamAwayException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, e, () -> "A table cannot be audited");
            round.giveUp("It cannot be read: " + e.getMessage());
        }
        pace.spent(Math.max(QUESTION, read), began);
    }

    /** How far it is. */
    public AuditReport report() {
        return report;
    }

    /** Nothing is read, for this reason. */
    public void rests(String why) {
        report = report.resting(why);
    }
}
