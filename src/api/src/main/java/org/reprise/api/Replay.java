package org.reprise.api;

/** How an event is brought about at a secondary. */
public enum Replay {
    /** The method is called again with the recorded arguments. */
    CALL,

    /**
     * The method is never called again; the rows it wrote are applied. Reserved: this version refuses it at deployment.
     */
    ROWS
}
