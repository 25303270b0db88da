package org.reprise.console.queue;

/** Where Open Liberty's engine puts a message that failed too often, and that its queue does not keep trying. */
final class ExceptionDestination {
    static final String NAME = "_SYSTEM.Exception.Destination";

    private ExceptionDestination() {}

    /** Whether a queue of this name is one. */
    static boolean is(String queue) {
        return queue.equals(NAME);
    }
}
