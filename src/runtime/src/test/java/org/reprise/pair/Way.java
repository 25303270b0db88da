package org.reprise.pair;

/** How an event was brought about at the other site. */
enum Way {
    CALLED,
    APPLIED,
    HEALED,
    PARKED
}
