package org.reprise.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what the application's events are, where {@link Replicated#kind()} and its expressions do not suffice. A CDI bean of the
 * application; at most one, a second one fails the deployment. Asked at the primary for each outermost call when it ends, in the
 * caller's thread and transaction. What it throws fails the call, and its transaction is rolled back.
 */
public interface Classifier {

    /**
     * A call that has ended.
     *
     * @param name      event name
     * @param arguments as the call has left them
     * @param result    null when it threw
     * @param exception that it threw, or null
     */
    record Ended(
            String name,
            List<@Nullable Object> arguments,
            @Nullable Object result,
            @Nullable Exception exception) {}

    /** What the call is; null leaves it to the annotation. Must write nothing. */
    @Nullable
    Classification classify(Ended call);
}
