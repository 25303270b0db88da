package org.reprise.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reprise.label.Labels;

/**
 * One outermost call of an event.
 *
 * @param name      event name
 * @param version   version of the argument list
 * @param arguments the arguments as a JSON array, in their order
 * @param exception class name of the exception with which the call ended although its transaction committed; null when it
 *                  returned
 * @param answers   what nested calls answered that replay does not make again, in their order
 * @param surroundings what it was given by {@code Playback}
 * @param labels    what it is, for sites that choose by it
 */
public record Call(
        String name,
        int version,
        String arguments,
        @Nullable String exception,
        List<Answer> answers,
        Surroundings surroundings,
        Labels labels) {

    public Call {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
        if (version < 1) {
            throw new IllegalArgumentException("Version " + version + " of " + name + ": versions start at 1");
        }
        answers = List.copyOf(answers);
    }

    /** A call that is of no kind. */
    public Call(
            String name,
            int version,
            String arguments,
            @Nullable String exception,
            List<Answer> answers,
            Surroundings surroundings) {
        this(name, version, arguments, exception, answers, surroundings, Labels.NONE);
    }

    /** A call that was given nothing by {@code Playback}. */
    public Call(String name, int version, String arguments, @Nullable String exception, List<Answer> answers) {
        this(name, version, arguments, exception, answers, Surroundings.NONE);
    }
}
