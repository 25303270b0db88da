package org.reprise.audit;

/** Between which places of the log something is read: asked before it and after it. */
public interface Bounds {

    /** The effect of the event of this seq, and of all before it, is in what is read from now on. */
    long before();

    /** The effect of no event behind this seq is in what was read until now. May wait for the sealer. */
    long after();
}
