package org.reprise.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One outermost call of an event.
 *
 * @param name      event name
 * @param version   version of the argument list
 * @param arguments the arguments as a JSON array, in their order
 * @param exception class name of the exception with which the call ended although its transaction committed; null when it
 *                  returned
 * @param answers   what nested calls in transactions of their own answered, in their order
 */
public record Call(
        String name,
        int version,
        String arguments,
        @Nullable String exception,
        List<Answer> answers) {

    public Call {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
        if (version < 1) {
            throw new IllegalArgumentException("Version " + version + " of " + name + ": versions start at 1");
        }
        answers = List.copyOf(answers);
    }
}
