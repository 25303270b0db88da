package org.reprise.network;

/** Where a message stands in its life. */
public enum Status {
    ACCEPTED,
    SENT,
    RECEIVED,
    FAILED,
    EXPIRED;

    /** True when nothing more can happen to the message. */
    boolean isFinal() {
        return this == RECEIVED || this == FAILED || this == EXPIRED;
    }
}
