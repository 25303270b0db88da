package org.reprise.liberty.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.reprise.capture.CapturePolicy.Proving;

/**
 * Compares what is proved with what is not: rounds of one run each, off, digest, evidence, then evidence, digest, off, so that a
 * drift of the machine is in favour of nobody.
 */
final class Interleaved {

    /** A run; returns its rate. */
    interface Run {
        double of(Proving proving) throws InterruptedException;
    }

    private final int rounds;
    private final PrintStream out;

    /** @param rounds that count; one more comes before them */
    Interleaved(int rounds, PrintStream out) {
        this.rounds = rounds;
        this.out = out;
    }

    /** The rate of each through that of {@link Proving#OFF} in the same round: the median over the rounds. */
    Map<Proving, Double> ratios(String title, Run run) throws InterruptedException {
        round(Proving.values(), run);
        Map<Proving, List<Double>> all = new EnumMap<>(Proving.class);
        List<Proving> order = new ArrayList<>(List.of(Proving.values()));
        for (int i = 0; i < rounds; i++) {
            Map<Proving, Double> rates = round(order.toArray(Proving[]::new), run);
            double off = rates.get(Proving.OFF);
            rates.forEach((proving, rate) ->
                    all.computeIfAbsent(proving, each -> new ArrayList<>()).add(rate / off));
            out.printf(
                    "    %s: %.0f/s off, %.0f/s digest (%.3f), %.0f/s evidence (%.3f)%n",
                    title,
                    off,
                    rates.get(Proving.DIGEST),
                    rates.get(Proving.DIGEST) / off,
                    rates.get(Proving.EVIDENCE),
                    rates.get(Proving.EVIDENCE) / off);
            Collections.reverse(order);
        }
        Map<Proving, Double> medians = new EnumMap<>(Proving.class);
        all.forEach((proving, ratios) -> medians.put(proving, Median.of(ratios)));
        return medians;
    }

    private static Map<Proving, Double> round(Proving[] order, Run run) throws InterruptedException {
        Map<Proving, Double> rates = new EnumMap<>(Proving.class);
        for (Proving proving : order) {
            rates.put(proving, run.of(proving));
        }
        return rates;
    }
}
