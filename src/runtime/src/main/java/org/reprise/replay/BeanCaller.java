package org.reprise.replay;

import org.jspecify.annotations.Nullable;
import org.reprise.api.ReplicatedEvent;
import org.reprise.event.ReplicatedMethod;

/** Calls a bean as any client in the application would: through the container, with its interceptors and transactions. */
public interface BeanCaller {

    /**
     * Calls the method in the calling thread.
     *
     * @throws Exception what the call throws, as the container hands it on
     */
    @Nullable
    Object call(ReplicatedMethod method, Object[] arguments) throws Exception;

    /** Tells the application's observers, if there are any, of an event that is not called; in the calling thread's transaction. */
    default void tell(ReplicatedEvent event) {}
}
