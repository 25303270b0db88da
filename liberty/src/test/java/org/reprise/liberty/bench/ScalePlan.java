package org.reprise.liberty.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * How much {@link ScaleBench} measures.
 *
 * @param small   events of the log that is compared with
 * @param large   of the long one
 * @param backlog that a secondary has to replay
 * @param events  of each measurement
 * @param rounds  that count
 */
record ScalePlan(long small, long large, long backlog, int events, int rounds) {

    /** Some 20 minutes, most of them to make the long log. */
    static ScalePlan full() {
        return new ScalePlan(10_000, 10_000_000, 1_000_000, 2000, 9);
    }

    /** Long enough to see that everything works. */
    static ScalePlan smoke() {
        return new ScalePlan(10_000, 100_000, 5000, 2000, 2);
    }

    /** As the process that measures takes them. */
    List<String> arguments() {
        return Stream.of(small, large, backlog, (long) events, (long) rounds)
                .map(String::valueOf)
                .toList();
    }
}
