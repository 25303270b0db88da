package org.reprise.worklist;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.JsonTrouble;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.event.UnreadableEventException;
import org.reprise.quarantine.Content;
import org.reprise.quarantine.Quarantined;

/** The calls of quarantined events, as they were or edited: what of them can be submitted again. Safe for any thread. */
public final class QuarantinedCalls {
    private final ReplicatedMethods methods;
    private final ArgumentJson json;

    public QuarantinedCalls(ReplicatedMethods methods, ArgumentJson json) {
        this.methods = methods;
        this.json = json;
    }

    /** Of an event; empty of one that is made of rows, or cannot be read. */
    List<Submission.Made> of(Content content) {
        try {
            return content.event().calls().stream()
                    .map(call -> Submission.Made.of(call, call.arguments()))
                    .toList();
        } catch (UnreadableEventException e) {
            return List.of();
        }
    }

    /** Why an event cannot be submitted again; empty where it can. */
    String unfit(Content content) {
        try {
            Event event = content.event();
            if (event.failure() != null) {
                return "it was rolled back when it was made, so it had no effect: drop it";
            }
            if (event.calls().isEmpty()) {
                return "it is made of rows that were written without a replicated call, so there is no call to make again: write"
                        + " them at the primary where they are still wanted, and drop it";
            }
            event.calls().forEach(methods::current);
            return "";
        } catch (UnreadableEventException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /**
     * The submission of an event, to be made by {@code who}.
     *
     * @param edited the arguments of each call as a JSON array; empty for those that it had
     * @throws IllegalArgumentException when the edited arguments do not fit; says why
     */
    Submission submission(Quarantined event, Content content, List<String> edited, String who) {
        List<Call> calls = content.event().calls();
        if (!edited.isEmpty() && edited.size() != calls.size()) {
            throw new IllegalArgumentException("The event has " + calls.size() + " calls, and arguments of "
                    + edited.size() + " were given: give those of each, in their order");
        }
        List<Submission.Made> made = IntStream.range(0, calls.size())
                .mapToObj(
                        i -> made(calls.get(i), edited.isEmpty() ? calls.get(i).arguments() : edited.get(i)))
                .toList();
        return new Submission(UUID.randomUUID().toString(), event.origin(), made, event.caller(), who);
    }

    private Submission.Made made(Call call, String arguments) {
        Submission.Made made = Submission.Made.of(call, arguments);
        if (!arguments.equals(call.arguments())) {
            check(made);
        }
        return made;
    }

    /** Entities among them are found at the primary; whether they can be is said there. */
    private void check(Submission.Made made) {
        try {
            Call current = methods.current(made.call());
            ReplicatedMethod method = methods.named(current.name(), current.version());
            if (!json.takesEntities(method)) {
                json.arguments(method, current.arguments());
            }
        } catch (RuntimeException e) {
            String why = e.getCause() instanceof IOException trouble ? JsonTrouble.describe(trouble) : e.getMessage();
            throw new IllegalArgumentException("These are no arguments of " + made.name() + ": " + why, e);
        }
    }
}
