package org.reprise.reign;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.portion.Position;

/** The steps of a change of primary, and how far they are: what an operator sees before and meanwhile. Safe for any thread. */
public final class Plan {

    /** How far a step is. */
    public enum State {
        WAITS,
        RUNS,
        DONE,
        FAILED
    }

    /**
     * One step.
     *
     * @param text  what is done in it
     * @param found what came out of it, or why it failed; empty before
     */
    public record Step(String text, State state, String found) {}

    /**
     * By what the old primary, and whoever else promised, commits nothing below the new reign any more.
     *
     * @param epoch    of the new reign
     * @param end      where the log ended when it began; the barrier is the next event
     * @param promised the sites that have promised it before it was taken
     * @param told     the sites that have heard of it since it began
     * @param untold   the sites that could not be reached; they are told when they come back
     */
    public record Proof(long epoch, Position end, List<String> promised, List<String> told, List<String> untold) {
        public Proof {
            promised = List.copyOf(promised);
            told = List.copyOf(told);
            untold = List.copyOf(untold);
        }
    }

    /**
     * The plan at one moment.
     *
     * @param kind    {@code switchover} or {@code failover}
     * @param to      the site that is to be primary
     * @param from    the one that is, as far as it is known
     * @param dry     whether it is only looked at, and nothing is changed
     * @param outcome empty while it runs
     * @param seen    how far each site is, as far as it is known
     * @param proof   that the fence stands; null before the epoch is taken
     */
    public record View(
            String kind,
            String to,
            String from,
            boolean dry,
            String outcome,
            List<Step> steps,
            List<SiteSeen> seen,
            @Nullable Proof proof) {
        public View {
            steps = List.copyOf(steps);
            seen = List.copyOf(seen);
        }

        public boolean hasEnded() {
            return !outcome.isEmpty();
        }
    }

    private final String kind;
    private final String to;
    private final boolean dry;
    private final List<Step> steps = new ArrayList<>();
    private final List<SiteSeen> seen = new ArrayList<>();
    private final List<String> promised = new ArrayList<>();
    private @Nullable Proof proof;
    private String from = "";
    private String outcome = "";

    public Plan(String kind, String to, boolean dry) {
        this.kind = kind;
        this.to = to;
        this.dry = dry;
    }

    synchronized void from(String primary) {
        from = primary;
    }

    synchronized void saw(SiteSeen site) {
        seen.add(site);
    }

    synchronized void promised(String site) {
        promised.add(site);
    }

    synchronized void took(Reign reign) {
        proof = new Proof(reign.epoch(), reign.before().position(), promised, List.of(), List.of());
    }

    synchronized void told(List<String> told, List<String> untold) {
        Proof before = proof;
        if (before != null) {
            proof = new Proof(before.epoch(), before.end(), promised, told, untold);
        }
    }

    /** A step begins. */
    synchronized void begin(String text) {
        steps.add(new Step(text, State.RUNS, ""));
    }

    /** It is done. */
    synchronized void done(String found) {
        last(State.DONE, found);
    }

    /** What would be done next, of a plan that is only looked at. */
    synchronized void wouldBe(String text) {
        steps.add(new Step(text, State.WAITS, ""));
    }

    synchronized void failed(String why) {
        if (!steps.isEmpty() && steps.get(steps.size() - 1).state() == State.RUNS) {
            last(State.FAILED, why);
        }
    }

    private void last(State state, String found) {
        Step step = steps.remove(steps.size() - 1);
        steps.add(new Step(step.text(), state, found));
    }

    synchronized void end(String how) {
        outcome = how;
    }

    /**
     * Does all of it. Whatever comes, it has ended then: one that seems to go on for ever would keep every later one away.
     *
     * @throws RuntimeException what the work threw; why it was not done is in the plan
     */
    public void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            if (!view().hasEnded()) {
                String why = e.getMessage() == null ? e.toString() : e.getMessage();
                failed(why);
                end("It was not done: " + why);
            }
            throw e;
        }
    }

    public synchronized View view() {
        return new View(kind, to, from, dry, outcome, steps, seen, proof);
    }
}
