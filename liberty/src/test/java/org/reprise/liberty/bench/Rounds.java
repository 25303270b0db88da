package org.reprise.liberty.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How several ways applied the same work, round by round. A ratio is that of the rates of one round, in which the machine had one mood.
 *
 * @param <T> a way
 */
final class Rounds<T> {
    private final List<Map<T, Applied>> rounds = new ArrayList<>();

    void add(Map<T, Applied> round) {
        rounds.add(Map.copyOf(round));
    }

    /** Rate of the one through that of the other: the median over the rounds. */
    double ratio(T way, T base) {
        return Median.of(rounds.stream()
                .map(round -> of(round, way).rate() / of(round, base).rate())
                .toList());
    }

    /** Events per second: the median over the rounds. */
    double rate(T way) {
        return Median.of(rounds.stream().map(round -> of(round, way).rate()).toList());
    }

    /** CPU milliseconds an event: the median over the rounds. */
    double cpuMillis(T way) {
        return Median.of(
                rounds.stream().map(round -> of(round, way).cpuMillis()).toList());
    }

    private Applied of(Map<T, Applied> round, T way) {
        Applied applied = round.get(way);
        if (applied == null) {
            throw new IllegalArgumentException(way + " was not measured in " + round);
        }
        return applied;
    }
}
