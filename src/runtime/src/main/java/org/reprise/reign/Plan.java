package org.reprise.reign;

import java.util.ArrayList;
import java.util.List;

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
     * The plan at one moment.
     *
     * @param kind    {@code switchover} or {@code failover}
     * @param to      the site that is to be primary
     * @param from    the one that is, as far as it is known
     * @param dry     whether it is only looked at, and nothing is changed
     * @param outcome empty while it runs
     */
    public record View(String kind, String to, String from, boolean dry, String outcome, List<Step> steps) {
        public View {
            steps = List.copyOf(steps);
        }

        public boolean hasEnded() {
            return !outcome.isEmpty();
        }
    }

    private final String kind;
    private final String to;
    private final boolean dry;
    private final List<Step> steps = new ArrayList<>();
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

    public synchronized View view() {
        return new View(kind, to, from, dry, outcome, steps);
    }
}
