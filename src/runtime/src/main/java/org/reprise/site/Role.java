package org.reprise.site;

/** What a site is at the moment. */
public enum Role {
    PRIMARY,
    SECONDARY
}
