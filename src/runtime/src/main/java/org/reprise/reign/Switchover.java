package org.reprise.reign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.portion.ChainEnd;

/**
 * The planned change of primary, by an operator's command, conducted at the site that is to be primary. No acknowledged event is lost:
 * the old primary takes no calls any more when the new one looks where its log ends, promises to commit nothing below the new epoch
 * (rule 4: one authority issues epochs), and only then does the reign begin. Where a step fails before it has begun, the old primary
 * goes on. For one thread.
 */
public final class Switchover implements Promotion {
    private static final Logger LOG = Logger.getLogger(Switchover.class.getName());

    /** Calls are refused only once the target is this near. */
    private static final long NEAR = 1000;

    private final Candidate candidate;
    private final String site;
    private final Sites sites;

    /**
     * @param site     that is to be primary, where this runs
     * @param patience for the target to come near, and again for the old primary to end what is begun and the target to have it all
     */
    public Switchover(String site, Sites sites, EpochRegister register, Clock clock, Duration patience) {
        this.candidate = new Candidate(site, sites, register, clock, patience);
        this.site = site;
        this.sites = sites;
    }

    @Override
    public void look(Plan plan) {
        candidate.ended(plan, () -> {
            SiteWord old = check(plan);
            plan.wouldBe("Wait until " + site + " is within " + NEAR + " events of " + old.site());
            candidate.hooksWouldBe(plan);
            plan.wouldBe("Have " + old.site() + " refuse calls, with the name of " + site + ", and end what is begun");
            plan.wouldBe("Replay at " + site + " to the end of the log, and compare its hash");
            plan.wouldBe("Move the generators of " + site + " past all ids");
            plan.wouldBe("Have " + old.site() + " promise epoch "
                    + candidate.register().above(known(old)) + ", so that it commits" + " nothing any more");
            plan.wouldBe("Begin the reign of " + site + ": take the epoch, write the barrier, take calls");
            plan.wouldBe("Tell " + old.site() + " and the others, which follow " + site + " from then on");
            return "It can be done; nothing was changed";
        });
    }

    @Override
    public void run(Plan plan, String by, String reason) {
        candidate.ended(plan, () -> {
            SiteWord old = check(plan);
            near(plan, old.site());
            // while the old primary takes calls: what is slow costs no outage, and what refuses changes nothing
            candidate.hooks(plan, candidate.register().above(known(old)));
            Reign reign = handOver(plan, old.site(), by, reason);
            candidate.tell(plan, sites.others());
            return site + " is primary, by epoch " + reign.epoch();
        });
    }

    private SiteWord check(Plan plan) {
        plan.begin("Look whether " + site + " may be primary");
        SiteWord own = sites.own();
        plan.from(own.primary());
        List<String> wrong = candidate.wrong(own);
        wrong.addAll(sites.checksDown());
        if (!own.secondary()) {
            wrong.add(site + " is nobody, and follows no one");
        }
        plan.saw(SiteSeen.now(own, candidate.clock().instant()));
        SiteWord old = primary(own);
        plan.saw(SiteSeen.now(old, candidate.clock().instant()));
        if (!old.reigns()) {
            wrong.add(old.site() + " is not primary; it takes " + old.primary() + " to be");
        }
        if (!old.version().equals(own.version())) {
            wrong.add("the application is another version at " + old.site() + " (" + old.version() + ") than here ("
                    + own.version() + ")");
        }
        if (old.begin() > own.seq()) {
            wrong.add(old.site() + " has not got " + SiteWord.events(own.seq() + 1, old.begin()) + " any more, which "
                    + site + " lacks: wait until it has them from another site, or seed it (reprise jobs seed "
                    + old.site() + ")");
        }
        if (!wrong.isEmpty()) {
            throw new PlanFailedException(String.join("; ", wrong));
        }
        List<String> said = new ArrayList<>(sites.skipped());
        said.add(site + " is " + Math.max(0, old.seq() - own.replayed()) + " events behind " + old.site()
                + "; application version " + own.version());
        plan.done(String.join("; ", said));
        return old;
    }

    private SiteWord primary(SiteWord own) {
        try {
            return sites.word(own.primary());
        } catch (RuntimeException e) {
            throw new PlanFailedException(own.primary() + ", which is taken to be primary, does not answer: "
                    + e.getMessage() + ". Where it is dead: reprise failover --to " + site);
        }
    }

    private void near(Plan plan, String old) {
        plan.begin("Wait until " + site + " is within " + NEAR + " events of " + old);
        SiteWord[] there = {sites.word(old)};
        long first = there[0].seq();
        // what the old primary had at first has come: so the way is open, and the rest comes soon
        candidate.await(own -> own.seq() >= first && own.replayed() + NEAR >= there[0].seq(), own -> {
            there[0] = sites.word(old);
            return "it is " + (there[0].seq() - own.replayed()) + " events behind: switch over when its lag is less";
        });
        plan.done("");
    }

    private Reign handOver(Plan plan, String old, String by, String reason) {
        Reign reign;
        try {
            ChainEnd end = quiet(plan, old);
            reached(plan, old, end);
            candidate.generators(plan);
            reign = take(plan, old, end, by, reason);
        } catch (RuntimeException e) {
            tried(() -> {
                // where another server leads by now, it may conduct the same just then
                sites.conducts();
                sites.goOn(old);
            });
            sites.name(false);
            throw e;
        }
        candidate.open(plan, reign);
        return reign;
    }

    private ChainEnd quiet(Plan plan, String old) {
        plan.begin("Have " + old + " refuse calls, and end what is begun");
        sites.name(true);
        Instant end = candidate.clock().instant().plus(candidate.patience());
        SiteWord word = sites.giveWay(old);
        while (!word.quiet()) {
            if (candidate.clock().instant().isAfter(end)) {
                throw new PlanFailedException("transactions at " + old + " did not end within "
                        + candidate.patience().toSeconds() + " s; it takes calls again");
            }
            sites.pause();
            word = sites.giveWay(old);
        }
        plan.done("its log ends with event " + word.position());
        return word.end();
    }

    private void reached(Plan plan, String old, ChainEnd end) {
        plan.begin("Replay at " + site + " to event " + end.position());
        candidate.await(own -> own.replayed() >= end.position().seq(), own -> {
            sites.giveWay(old);
            return own.parked() > 0 ? "an event is parked here" : "it has replayed up to event " + own.replayed();
        });
        SiteWord own = sites.own();
        candidate.fit(own);
        if (!own.end().equals(end)) {
            throw new PlanFailedException("the log of " + site + " ends otherwise than that of " + old + ": with event "
                    + own.position() + ", hash " + own.hash() + ", there with " + end);
        }
        plan.done("same end, same hash");
    }

    private static long known(SiteWord old) {
        return Math.max(old.promised(), old.epoch());
    }

    /** First the old primary promises, then the epoch is taken: in between nobody commits. */
    private Reign take(Plan plan, String old, ChainEnd end, String by, String reason) {
        Promise seen = candidate.register().read();
        SiteWord word = sites.giveWay(old);
        long epoch = candidate.register().above(Math.max(seen.epoch(), known(word)));
        plan.begin("Have " + old + " promise epoch " + epoch + ", and take it");
        Reign reign = new Reign(epoch, end, site, candidate.clock().instant(), by, reason);
        candidate.goFor(seen, epoch);
        try {
            sites.promise(old, epoch, end);
            candidate.takes(seen, reign);
        } catch (RuntimeException e) {
            reignOn(old, epoch);
            throw e;
        }
        plan.promised(old);
        plan.done(old + " commits nothing below epoch " + epoch + " any more");
        return reign;
    }

    /** It has promised, and only this site knows that nothing comes of it: a way that is cut for a moment is waited for. */
    private void reignOn(String old, long epoch) {
        Instant end = candidate.clock().instant().plus(candidate.patience().dividedBy(3));
        while (true) {
            try {
                // else it might begin after all, and two would reign
                candidate.register().giveUp(epoch);
                if (candidate.register().read().epoch() != epoch) {
                    sites.reignOn(old);
                }
                // else another command of this site has begun it
                return;
            } catch (RuntimeException e) {
                if (!candidate.clock().instant().isBefore(end)) {
                    untold(e);
                    return;
                }
            }
            sites.pause();
        }
    }

    private static void tried(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException e) {
            untold(e);
        }
    }

    private static void untold(RuntimeException e) {
        LOG.log(
                Level.WARNING,
                e,
                () -> "REPR0053W: The old primary could not be told to go on: " + e.getMessage()
                        + ". It goes on by itself soon, unless it has promised; its console says how it stands");
    }
}
