package org.reprise.reign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a site does on its way to be primary, in whatever plan.
 *
 * @param site     its name
 * @param sites    itself and the others
 * @param register what issues epochs
 * @param patience for what others have to do
 */
record Candidate(String site, Sites sites, EpochRegister register, Clock clock, Duration patience) {
    private static final Logger LOG = Logger.getLogger(Candidate.class.getName());

    private static final String TAKEN =
            "another epoch was taken meanwhile: look at 'reprise reign', and try again where that is needed";

    /** Does the work of a plan, and writes down in it how it ended. */
    void ended(Plan plan, Supplier<String> work) {
        try {
            plan.end(work.get());
        } catch (RuntimeException e) {
            String why = e.getMessage() == null ? e.toString() : e.getMessage();
            plan.failed(why);
            plan.end("It was not done: " + why);
            throw e instanceof PlanFailedException ? e : new PlanFailedException(why);
        }
    }

    /** Waits until this site is so far; how it is then. */
    SiteWord await(Predicate<SiteWord> there, Function<SiteWord, String> meanwhile) {
        Instant end = clock.instant().plus(patience);
        SiteWord own = sites.own();
        for (; !there.test(own); own = sites.own()) {
            String how = meanwhile.apply(own);
            if (own.parked() > 0 || clock.instant().isAfter(end)) {
                throw new PlanFailedException(
                        site + " did not come so far within " + patience.toSeconds() + " s: " + how);
            }
            sites.pause();
        }
        return own;
    }

    /** Why this site may not be primary, whatever others say; empty when it may. */
    List<String> wrong(SiteWord own) {
        List<String> wrong = new ArrayList<>();
        if (own.reigns()) {
            throw new PlanFailedException(site + " is primary already");
        }
        if (!own.unfit().isEmpty()) {
            wrong.add(own.unfit());
        }
        if (own.parked() > 0) {
            wrong.add(own.parked() + " events are parked here: retry or skip them first");
        }
        return wrong;
    }

    /** Looks again behind what was replayed meanwhile: events that were left out before this began are known to lack their rows only then. */
    void fit(SiteWord own) {
        if (!own.unfit().isEmpty()) {
            throw new PlanFailedException(own.unfit());
        }
    }

    /** What runs before it is primary: first of all, as it may take its time, and may refuse. */
    void hooks(Plan plan, long epoch) {
        if (!sites.hooks().isEmpty()) {
            plan.begin("Run what is to run before " + site + " is primary: " + sites.hooks());
            sites.runHooks(epoch);
            plan.done("");
        }
    }

    void hooksWouldBe(Plan plan) {
        if (!sites.hooks().isEmpty()) {
            plan.wouldBe("Run what is to run before " + site + " is primary: " + sites.hooks());
        }
    }

    void generators(Plan plan) {
        plan.begin("Move the generators of " + site + " past all ids");
        plan.done(sites.advanceGenerators());
    }

    /**
     * Goes for this epoch, before anybody is asked to promise it: another command at this site that has gone for a lower one is too late then. Else
     * its reign would begin when others have promised the later epoch, and nobody would take anything of it (rule 8).
     *
     * @throws PlanFailedException when that one was not too late
     */
    void goFor(Promise seen, long epoch) {
        sites.conducts();
        register.giveUp(epoch - 1);
        if (!register.read().equals(seen)) {
            throw new PlanFailedException(TAKEN);
        }
    }

    /**
     * Takes the epoch. A database may fail when it has committed that: then the register has it, and the reign has begun.
     *
     * @throws PlanFailedException when another command took one meanwhile
     * @throws LogWentOnException  as {@link ReignStore#take}
     */
    void takes(Promise seen, Reign reign) {
        try {
            sites.conducts();
            if (register.compareAndSet(seen, reign)) {
                return;
            }
        } catch (LogWentOnException e) {
            throw e;
        } catch (RuntimeException e) {
            register.giveUp(reign.epoch());
            if (!register.begun(reign)) {
                throw e;
            }
            LOG.log(Level.FINE, e, () -> "Epoch " + reign.epoch() + " is taken although that failed");
            return;
        }
        throw new PlanFailedException(TAKEN);
    }

    void open(Plan plan, Reign reign) {
        plan.took(reign);
        plan.begin("Open " + site + " as primary, with the barrier as its first event");
        try {
            sites.open(reign);
        } catch (RuntimeException e) {
            Promise now = register.read();
            if (now.epoch() > reign.epoch()) {
                throw new PlanFailedException("epoch " + reign.epoch() + " was begun and is over: " + site
                        + " was told of " + now + " meanwhile, and yields to it");
            }
            throw e;
        }
        plan.done("the barrier is event " + reign.epoch() + ":" + reign.first());
    }

    /** @param answering the others that are there; who was silent is not waited for again */
    void tell(Plan plan, List<String> answering) {
        plan.begin("Tell the others, which follow from then on");
        List<String> told = new ArrayList<>();
        List<String> untold = new ArrayList<>(sites.others());
        untold.removeAll(answering);
        for (String other : answering) {
            try {
                sites.tell(other);
                told.add(other);
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, e, () -> "Site '" + other + "' is not told yet");
                untold.add(other);
            }
        }
        plan.told(told, untold);
        List<String> found = new ArrayList<>();
        if (!told.isEmpty()) {
            found.add("told: " + String.join(", ", told));
        }
        if (!untold.isEmpty()) {
            found.add("not reached, told when they come back: " + String.join(", ", untold));
        }
        plan.done(String.join("; ", found));
    }
}
