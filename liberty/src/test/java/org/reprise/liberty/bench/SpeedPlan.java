package org.reprise.liberty.bench;

import java.util.List;

/**
 * How long {@link SpeedBench} takes.
 *
 * @param events        W1 calls that lie ready in each round
 * @param statements    W2 calls that do
 * @param rounds        that count; one more comes before them
 * @param halfSeconds   of load at half of the full load
 * @param fourFifthsSeconds of load at four fifths
 * @param load          of runs of load, and of their servers
 */
record SpeedPlan(int events, int statements, int rounds, int halfSeconds, int fourFifthsSeconds, Plan load) {

    /** Some 25 minutes, half of them for how far a copy lags. */
    static SpeedPlan full() {
        return new SpeedPlan(40_000, 10, 3, 60, 300, Plan.full());
    }

    /** Long enough to see that everything works; the figures mean nothing. */
    static SpeedPlan smoke() {
        return new SpeedPlan(2_000, 2, 1, 4, 10, Plan.smoke());
    }

    List<String> jvm() {
        return load.jvm();
    }
}
