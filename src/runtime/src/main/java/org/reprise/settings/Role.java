package org.reprise.settings;

/** What a site is at the moment. */
public enum Role {
    PRIMARY,
    SECONDARY,
    /** Neither: it was primary, or is told to be, and others know better. It serves reads, and takes no call and no portion. */
    NOBODY;

    /**
     * What it is to others while it rests: a primary that has to ask who reigns before it takes calls is none yet.
     *
     * @param rests why it does not do its work; empty when it does
     */
    public Role at(String rests) {
        return this == PRIMARY && !rests.isEmpty() ? NOBODY : this;
    }
}
