package org.reprise.role;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.fit.Fit;
import org.reprise.fit.FitForm;
import org.reprise.fit.FitReport;
import org.reprise.fit.OwnDefinition;
import org.reprise.job.Loop;
import org.reprise.replay.Stops;
import org.reprise.transfer.Enquiries;
import org.reprise.transfer.EnquiryRefusedException;
import org.reprise.transfer.UnreachableException;

/**
 * Holds this secondary against the site that it follows: when this server begins to lead, when it is told to follow another one, and when
 * a persistence unit is used for the first time. Where it cannot hold what that one has, it rests until it can, or an operator lets it go
 * on. A site that has nothing of the log yet asks for nothing before that is known, unless who could say it does not.
 */
public final class SiteFit {
    private static final Logger LOG = Logger.getLogger(SiteFit.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    /** To look whether there is a reason to check. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final SiteParts parts;
    private final Enquiries enquiries;
    private final Secondary secondary;
    private final OwnDefinition own;
    private final FitVerdict verdict;
    private final Loop loop = new Loop("check of the tables", this::step);
    private volatile @Nullable FitReport last;

    /** What the last check was of; null before the first. */
    private volatile @Nullable Subject checked;

    private record Subject(List<String> upstreams, Map<String, Map<String, String>> mapped) {}

    public SiteFit(SiteParts parts, Enquiries enquiries, Secondary secondary, OwnDefinition own) {
        this.parts = parts;
        this.enquiries = enquiries;
        this.secondary = secondary;
        this.own = own;
        this.verdict = new FitVerdict(
                parts.log().settings(),
                parts.transactions(),
                parts.settings().replay().care().fits(),
                parts.clock());
        secondary.restsBy(verdict::rests);
    }

    /** This server leads from now on. */
    public void begin() {
        checked = null;
        if (!verdict.rests().isEmpty() || isNew()) {
            secondary.rest(Stops.Cause.FIT);
        }
        loop.wake();
    }

    private boolean isNew() {
        return parts.settings().replay().care().fits()
                && parts.log().position().current().seq() == 0
                && parts.log().portions().last().seq() == 0;
    }

    private Duration step() {
        Subject subject = new Subject(secondary.upstreams().policy().upstreams(), own.mapped());
        if (subject.equals(checked) && verdict.rests().isEmpty()) {
            return LOOK;
        }
        RuntimeException silence = null;
        for (String upstream : subject.upstreams()) {
            try {
                follow(check(upstream));
                checked = subject;
                return verdict.rests().isEmpty() ? LOOK : AGAIN;
            } catch (UnreachableException e) {
                silence = e;
            } catch (EnquiryRefusedException e) {
                LOG.log(Level.FINE, e, () -> "The tables of '" + upstream + "' are not known yet");
                silence = e.isAnswered() ? silence : e;
            } catch (RuntimeException e) {
                goOnUnlessRefused();
                throw e;
            }
        }
        if (silence != null && verdict.rests().isEmpty() && isNew()) {
            // nothing can be got now, and the first portion is not to be quicker than the verdict
            secondary.replayOnly(Stops.Cause.FIT);
            throw silence;
        }
        goOnUnlessRefused();
        return AGAIN;
    }

    /** What cannot be known hinders nobody. */
    private void goOnUnlessRefused() {
        if (verdict.rests().isEmpty()) {
            secondary.goOn(Stops.Cause.FIT);
        }
    }

    private void follow(FitReport report) {
        if (verdict.of(report)) {
            secondary.goOn(Stops.Cause.FIT);
        } else {
            secondary.rest(Stops.Cause.FIT);
        }
    }

    /**
     * Holds this site against another one, which it may follow or not, and lets nothing rest.
     *
     * @throws UnreachableException when there is no way to it
     * @throws EnquiryRefusedException when it says no, or nothing
     */
    public FitReport check(String other) {
        byte[] answer = enquiries.ask(other, FitForm.SUBJECT, new byte[0], PATIENCE, this::beOpen);
        FitReport report = new FitReport(
                parts.settings().name(), other, parts.clock().instant(), Fit.of(own.read(), FitForm.read(answer)));
        last = report;
        return report;
    }

    private void beOpen() {
        if (secondary.replayerLoop().gate().isClosing()) {
            throw new IllegalStateException("This site is closing");
        }
    }

    /** What this server found last. */
    public Optional<FitReport> last() {
        return Optional.ofNullable(last);
    }

    /**
     * Lets this site follow although it cannot hold all, until something else is found.
     *
     * @throws IllegalStateException when it does not rest for that
     */
    public void accept() {
        verdict.accept();
        secondary.goOn(Stops.Cause.FIT);
    }

    public Loop loop() {
        return loop;
    }
}
