package org.reprise.api;

/** How an event is brought about at a secondary. */
public enum Replay {
    /** The method is called again with the recorded arguments. */
    CALL,

    /**
     * The method is never called again; the rows that its transaction wrote go with the event and are applied. For methods that write
     * other rows each time. An event is 1 MiB at most.
     */
    ROWS
}
