package org.reprise.fit;

/** How bad a difference between two sites is for the one that follows; the worst first. */
public enum Grade {
    /** There are values or rows of the upstream that this site refuses or cuts: an event with one of them is parked here, sooner or later. */
    CANNOT_HOLD,

    /** Values are kept less exactly here. */
    HOLDS_LESS,

    /** The same values are equal to others, in another order, or completed otherwise: the same call may write other rows. */
    COMPARES_OTHERWISE,

    /** Another definition, which matters to no value of the upstream. */
    HARMLESS
}
