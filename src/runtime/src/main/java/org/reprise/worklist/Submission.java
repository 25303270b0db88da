package org.reprise.worklist;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.event.Call;

/**
 * An event that is to be submitted again, as it travels to the primary. The same one asks again what became of it.
 *
 * @param id     of this try
 * @param origin of the event
 * @param calls  to be made, in their order
 * @param caller who made the first of them at first; empty where nobody was logged in
 * @param by     the operator who submits it
 */
public record Submission(String id, String origin, List<Made> calls, String caller, String by) {

    /**
     * A call.
     *
     * @param name      of its event
     * @param version   of its arguments
     * @param arguments as a JSON array
     * @param exception with which it ended at first, although its transaction committed; null where it returned
     */
    public record Made(
            String name,
            int version,
            String arguments,
            @Nullable String exception) {

        static Made of(Call call, String arguments) {
            return new Made(call.name(), call.version(), arguments, call.exception());
        }

        Call call() {
            return new Call(name, version, arguments, exception, List.of());
        }
    }

    public Submission {
        calls = List.copyOf(calls);
        if (id.isBlank() || origin.isBlank() || calls.isEmpty()) {
            throw new IllegalArgumentException("A submission has an id, an origin and a call");
        }
    }

    /** What became of it. */
    Submitted is(Submitted.Outcome outcome, String words) {
        return new Submitted(id, outcome, words);
    }
}
