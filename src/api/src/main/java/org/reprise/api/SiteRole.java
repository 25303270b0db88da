package org.reprise.api;

/** What a site is. */
public enum SiteRole {
    /** It takes business calls. */
    PRIMARY,
    /** It follows the primary. */
    SECONDARY,
    /** It was primary and waits for an operator, or for the word of the site that is to be primary: it takes no calls and follows nobody. */
    NOBODY
}
