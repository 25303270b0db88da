package org.reprise.settings;

/** What a site is at the moment. */
public enum Role {
    PRIMARY,
    SECONDARY,
    /** Neither: it was primary, or is told to be, and others know better. It serves reads, and takes no call and no portion. */
    NOBODY
}
