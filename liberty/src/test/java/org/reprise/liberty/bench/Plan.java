package org.reprise.liberty.bench;

import java.util.List;
import org.reprise.liberty.Database.Make;
import org.reprise.liberty.QuickStart;

/**
 * How long a benchmark takes.
 *
 * @param makes      of database, of both sites
 * @param pairs      runs without and with capture, in turn; the median counts
 * @param runSeconds of one run
 * @param warmUp     seconds of load before the first run counts, for each of the two applications
 * @param expiries   W2 calls whose size is taken
 * @param lagSeconds of load at half speed
 * @param rounds     of runs without proofs, with digests and with evidence; one more is warm-up
 * @param replay     W1 events of one run of replay
 * @param jvm        options of each server of a pair
 */
record Plan(
        List<Make> makes,
        int pairs,
        int runSeconds,
        int warmUp,
        int expiries,
        int lagSeconds,
        int rounds,
        int replay,
        List<String> jvm) {

    static final int FEW = 1;
    static final int MANY = 8;
    static final List<Integer> THREADS = List.of(FEW, MANY);

    /** Some ten minutes, and some nine for proofs. */
    static Plan full() {
        return new Plan(List.of(Make.POSTGRESQL, Make.H2), 5, 6, 20, 10, 30, 4, 8_000, List.of("-Xms1g", "-Xmx1g"));
    }

    /** Long enough to see that everything works; the figures mean nothing. */
    static Plan smoke() {
        return new Plan(List.of(Make.POSTGRESQL), 1, 1, 1, 2, 2, 1, 400, QuickStart.options());
    }

    Plan {
        makes = List.copyOf(makes);
        jvm = List.copyOf(jvm);
    }
}
