package org.reprise.capture;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reprise.api.CaptureException;
import org.reprise.event.Origin;
import org.reprise.event.ReplicatedMethod;

/**
 * The calls of an event that is submitted again, while one thread makes them: what they do is one event, under the origin of that one
 * (rule 16). What they make in turn in transactions of their own are events of their own.
 */
final class Submitting {
    private final Origin origin;
    private final String caller;
    private final Consumer<Origin> take;
    private @Nullable OpenEvent event;

    /** @param take writes down, in the transaction of the event and before its first call, that it is submitted */
    Submitting(Origin origin, String caller, Consumer<Origin> take) {
        this.origin = origin;
        this.caller = caller;
        this.take = take;
    }

    /** An outermost call begins. */
    void begins(OpenEvent open, ReplicatedMethod method) {
        if (event == open) {
            return;
        }
        if (event != null) {
            throw new CaptureException(
                    method.signature() + " runs in a transaction of its own, so that the calls of event " + origin.id()
                            + " cannot be one event: make them by hand, one by one, and drop it");
        }
        take.accept(origin);
        event = open;
        open.under(origin);
    }

    /** Who made the calls the first time. */
    String caller() {
        return caller;
    }
}
