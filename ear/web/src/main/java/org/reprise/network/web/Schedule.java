package org.reprise.network.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What one client does next: its calls of several kinds, evenly mixed. One thread. */
final class Schedule {
    private final Map<Kind, Integer> total;
    private final Map<Kind, Integer> left;

    Schedule(Map<Kind, Integer> calls) {
        total = new EnumMap<>(calls);
        left = new EnumMap<>(calls);
    }

    /** The kind that is furthest behind; empty when all is done. */
    Optional<Kind> next() {
        Optional<Kind> next = left.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .max((a, b) -> Double.compare(shareLeft(a), shareLeft(b)));
        next.ifPresent(kind -> left.merge(kind, -1, Integer::sum));
        return next;
    }

    int left(Kind kind) {
        return left.getOrDefault(kind, 0);
    }

    /** Half a call less, so that the only call of a kind comes in the middle and not first. */
    private double shareLeft(Kind kind) {
        return (left(kind) - 0.5) / total.getOrDefault(kind, 1);
    }
}
