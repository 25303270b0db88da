package org.reprise.portion;

/**
 * What is not in a portion.
 *
 * @param some         whether any event was left out
 * @param supersededBy the seq up to which all is needed that has made events of it, or of portions before it, irrelevant; 0 when none
 *                     was left out for that
 */
record LeftOut(boolean some, long supersededBy) {
    static final LeftOut NOTHING = new LeftOut(false, 0);
}
