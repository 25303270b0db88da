package org.reprise.event;

import jakarta.transaction.RollbackException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a nested call answered at capture that replay does not make again: one in a transaction of its own, which is an event of
 * its own, or one of a {@code @Recorded} method. At replay the outer call is given this answer instead.
 *
 * <p>Upcasters do not bring answers up: a result has no list of arguments, and code of another version may call other methods. Where
 * the version is not that of the method called at replay, the replay fails, and the event is healed by rows.
 *
 * @param name      event name of the nested call, or name of the recorded method
 * @param version   its version
 * <p>A nested call may return, and its transaction then fail at its commit: the answer has a result and an exception, {@code
 * RollbackException}. What the caller got in the place of the result is the container's, and replay lets it do the same.
 *
 * @param result    the result as JSON, {@code "null"} for void; null when it threw
 * @param exception class name of what it threw, or of what its commit threw; null when neither did
 * @param message   the exception's message, if it had one
 */
public record Answer(
        String name,
        int version,
        @Nullable String result,
        @Nullable String exception,
        @Nullable String message) {

    public Answer {
        Objects.requireNonNull(name, "name");
        if (result == null && exception == null) {
            throw new IllegalArgumentException("An answer is a result or an exception: " + name);
        }
    }

    public static Answer returned(AnsweringMethod method, String result) {
        return new Answer(method.name(), method.version(), result, null, null);
    }

    /** The same of a call whose transaction did not commit after all. */
    public Answer rolledBack() {
        return new Answer(name, version, result, RollbackException.class.getName(), null);
    }

    /** Whether the call returned, and its transaction was rolled back at its commit. */
    public boolean isRolledBack() {
        return result != null && exception != null;
    }

    public static Answer threw(AnsweringMethod method, Throwable exception) {
        return new Answer(
                method.name(), method.version(), null, exception.getClass().getName(), exception.getMessage());
    }
}
