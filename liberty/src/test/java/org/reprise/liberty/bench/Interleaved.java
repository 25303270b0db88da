package org.reprise.liberty.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares ways of doing one thing: rounds of one run each, in an order that is turned with every round, so that a drift of the
 * machine is in favour of nobody.
 *
 * @param <T> a way
 */
final class Interleaved<T> {

    /** A run; returns its figure. */
    interface Run<T> {
        double of(T way) throws InterruptedException;
    }

    private final List<T> ways;
    private final T base;
    private final int rounds;
    private final PrintStream out;

    /**
     * @param base   one of the ways, to which the others are compared
     * @param rounds that count; one more comes before them
     */
    Interleaved(List<T> ways, T base, int rounds, PrintStream out) {
        this.ways = List.copyOf(ways);
        this.base = base;
        this.rounds = rounds;
        this.out = out;
    }

    /** The figure of each through that of the base in the same round: the median over the rounds. */
    Map<T, Double> ratios(String title, Run<T> run) throws InterruptedException {
        round(ways, run);
        Map<T, List<Double>> all = new LinkedHashMap<>();
        List<T> order = new ArrayList<>(ways);
        for (int i = 0; i < rounds; i++) {
            Map<T, Double> figures = round(order, run);
            double compared = figures.get(base);
            ways.forEach(
                    way -> all.computeIfAbsent(way, each -> new ArrayList<>()).add(figures.get(way) / compared));
            out.printf("    %s: %s%n", title, described(figures, compared));
            Collections.reverse(order);
        }
        Map<T, Double> medians = new LinkedHashMap<>();
        all.forEach((way, ratios) -> medians.put(way, Median.of(ratios)));
        return medians;
    }

    private String described(Map<T, Double> figures, double compared) {
        return ways.stream()
                .map(way -> String.format(
                        Locale.ROOT,
                        "%s %.4g (%.3f)",
                        way.toString().toLowerCase(Locale.ROOT),
                        figures.get(way),
                        figures.get(way) / compared))
                .collect(Collectors.joining(", "));
    }

    private static <T> Map<T, Double> round(List<T> order, Run<T> run) throws InterruptedException {
        Map<T, Double> figures = new LinkedHashMap<>();
        for (T way : order) {
            figures.put(way, run.of(way));
        }
        return figures;
    }
}
