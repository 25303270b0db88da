package org.reprise.finding;

import java.util.List;

/** Where replays differed from the primary and were healed by rows or parked: for operators, never read by replay. */
public interface FoundDifferences {

    /** Longer texts are cut. */
    int MAX_TEXT = 500;

    /** Adds some in the caller's transaction. */
    void add(List<FoundDifference> found);

    /** The newest first. */
    List<FoundDifference> newest(int limit);

    /** How many there are. */
    long count();
}
