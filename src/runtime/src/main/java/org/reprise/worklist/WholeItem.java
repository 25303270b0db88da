package org.reprise.worklist;

import java.util.List;

/**
 * A quarantined event in full.
 *
 * @param calls     its outermost calls; empty of an event that was made of rows
 * @param unfit     why it cannot be submitted again; empty where it can
 */
public record WholeItem(Item item, List<Submission.Made> calls, String unfit) {

    public WholeItem {
        calls = List.copyOf(calls);
    }
}
