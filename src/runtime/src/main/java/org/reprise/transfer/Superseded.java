package org.reprise.transfer;

/** What a site wants of events that later ones have made irrelevant. */
public enum Superseded {
    /** All of them: its tables are those of the primary at every position. */
    KEEP,
    /** They may be left out: fewer bytes and calls when it is behind, and the same tables once it has caught up. */
    LEAVE_OUT
}
