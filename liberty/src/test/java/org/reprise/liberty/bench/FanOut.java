package org.reprise.liberty.bench;

import java.util.List;
import java.util.stream.IntStream;

/** How many secondaries ask the primary. Whoever does not take part asks a site that is down, which costs the primary nothing. */
enum FanOut {
    NONE(0),
    ONE(1),
    TWO(2),
    FOUR(4),
    /** Four, of which the first asks the primary and each other one the one before. */
    CHAIN(4);

    static final int MOST = 4;

    static final String PRIMARY = "primary";

    /** Is never started. */
    static final String NOBODY = "nobody";

    private final int taking;

    FanOut(int taking) {
        this.taking = taking;
    }

    static List<String> secondaries() {
        return names(MOST);
    }

    /** Those that take part. */
    List<String> taking() {
        return names(taking);
    }

    /** Whom this secondary asks. */
    String upstream(String secondary) {
        int place = secondaries().indexOf(secondary);
        if (place >= taking) {
            return NOBODY;
        }
        return this == CHAIN && place > 0 ? secondaries().get(place - 1) : PRIMARY;
    }

    private static List<String> names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "s" + i).toList();
    }
}
