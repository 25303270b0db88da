package org.reprise.network.web;

/** A kind of call that a load makes. */
enum Kind {
    /** W1: two rows updated, one inserted. */
    PASS,
    /** W2: one call, many rows. */
    EXPIRE,
    /** W3: few keys overwritten again and again. */
    HEARTBEAT,
    /** Takes in the messages that the others need. */
    PREPARE
}
