package org.reprise.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often a key is at the two sites. */
record DigestedKey(Hash key, long here, long there) {

    private static final class Count {
        private long here;
        private long there;
        private Hash sumHere = Hash.ZERO;
        private Hash sumThere = Hash.ZERO;
    }

    /** The keys whose rows differ. */
    static List<DigestedKey> differing(List<RowDigest> here, List<RowDigest> there) {
        Map<Hash, Count> counts = new HashMap<>();
        for (RowDigest row : here) {
            Count count = counts.computeIfAbsent(row.key(), key -> new Count());
            count.here++;
            count.sumHere = count.sumHere.plus(row.row());
        }
        for (RowDigest row : there) {
            Count count = counts.computeIfAbsent(row.key(), key -> new Count());
            count.there++;
            count.sumThere = count.sumThere.plus(row.row());
        }
        List<DigestedKey> differing = new ArrayList<>();
        counts.forEach((key, count) -> {
            if (count.here != count.there || !count.sumHere.equals(count.sumThere)) {
                differing.add(new DigestedKey(key, count.here, count.there));
            }
        });
        return differing;
    }
}
