package org.reprise.liberty;

import java.util.List;

/** The events that a site's portions hold, portion by portion in their order. */
record HeldEvents(List<Run> runs) {

    /** Those of one portion. */
    record Run(long first, long last) {}

    HeldEvents {
        runs = List.copyOf(runs);
    }

    /** Of the portions that begin at this event or before it. */
    static HeldEvents upTo(Probe probe, long seq) {
        return new HeldEvents(probe
                .rows("SELECT FIRST_SEQ, LAST_SEQ FROM REPRISE_PORTIONS WHERE FIRST_SEQ <= " + seq
                        + " ORDER BY FIRST_SEQ")
                .stream()
                .map(row -> new Run(Long.parseLong(row.get(0)), Long.parseLong(row.get(1))))
                .toList());
    }

    /** The first event of the log that no portion holds. */
    long firstMissing() {
        long missing = 1;
        for (Run run : runs) {
            if (run.first() > missing) {
                return missing;
            }
            missing = Math.max(missing, run.last() + 1);
        }
        return missing;
    }
}
