package org.reprise.settings;

/** What a site is at the moment. */
public enum Role {
    PRIMARY,
    SECONDARY
}
