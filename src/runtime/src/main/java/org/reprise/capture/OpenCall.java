package org.reprise.capture;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Replay;
import org.reprise.event.Answer;
import org.reprise.event.AnsweringMethod;
import org.reprise.event.Call;
import org.reprise.event.RecordedMethod;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.SeededRandom;
import org.reprise.event.Surroundings;
import org.reprise.label.Expression;
import org.reprise.label.LabelRules;
import org.reprise.label.Labels;

/** An outermost call while it runs and until its transaction completes. */
final class OpenCall {
    private final ReplicatedMethod method;
    private final String arguments;
    private final LabelRules.Begun labels;
    private final Instant began;
    private final List<Answer> answers = new ArrayList<>(0);
    private @Nullable RecordedMethod recording;
    private @Nullable Instant time;
    private @Nullable UUID seed;
    private @Nullable SeededRandom random;
    private @Nullable Exception thrown;
    private Labels ended = Labels.NONE;
    private String user = "";

    OpenCall(ReplicatedMethod method, String arguments, LabelRules.Begun labels, Instant began) {
        this.method = method;
        this.arguments = arguments;
        this.labels = labels;
        this.began = began.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Of the event. */
    String name() {
        return method.name();
    }

    /** Who called; empty when nobody is logged in. */
    void by(String caller) {
        user = caller;
    }

    /**
     * A nested call that replay does not make again returned.
     *
     * @return to be run where its own transaction does not commit after all
     */
    Runnable answered(AnsweringMethod by, String result) {
        int index = answers.size();
        answers.add(Answer.returned(by, result));
        return () -> answers.set(index, answers.get(index).rolledBack());
    }

    /** A nested call that replay does not make again threw. */
    void answeredBy(AnsweringMethod by, Exception exception) {
        answers.add(Answer.threw(by, exception));
    }

    /** A recorded method begins. */
    void record(RecordedMethod by) {
        recording = by;
    }

    void endRecord() {
        recording = null;
    }

    /** The recorded method that is running. */
    @Nullable
    RecordedMethod recording() {
        return recording;
    }

    /** When it began, which is kept from now on. */
    Instant time() {
        time = began;
        return began;
    }

    /** Its random numbers, whose seed is kept from now on. */
    SeededRandom random() {
        SeededRandom drawn = random;
        if (drawn == null) {
            UUID fresh = UUID.randomUUID();
            drawn = new SeededRandom(fresh);
            seed = fresh;
            random = drawn;
        }
        return drawn;
    }

    void returned(@Nullable Object result) {
        ended = labels.end(result, null);
    }

    void threw(Exception e) {
        thrown = e;
        ended = labels.end(null, e);
    }

    /** What it threw. */
    @Nullable
    Exception thrown() {
        return thrown;
    }

    /** Whether earlier ones may be left out for it, so that its rows must be whole. */
    boolean maySupersede() {
        return method.labels().supersedes() != Expression.NONE;
    }

    boolean isByRows() {
        return method.replay() == Replay.ROWS;
    }

    Call close() {
        String exception = thrown == null ? null : thrown.getClass().getName();
        return new Call(method.name(), method.version(), arguments, exception, answers, surroundings(), ended);
    }

    private Surroundings surroundings() {
        return time == null && seed == null && user.isEmpty() ? Surroundings.NONE : new Surroundings(time, seed, user);
    }
}
