package org.reprise.mask;

/** How much of contents somebody sees, the least first. */
public enum Sight {
    /** Nothing of what calls and rows hold. */
    NONE,
    /** All but what is sensitive. */
    MASKED,
    /** The last letters of what is sensitive, too, where they tell little of it. */
    LIMITED,
    /** All. */
    FULL;

    /** The one of both that shows less. */
    public Sight atMost(Sight other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
