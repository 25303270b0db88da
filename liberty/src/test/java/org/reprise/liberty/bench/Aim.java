package org.reprise.liberty.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a figure should be. It is said whether it is; nothing fails.
 *
 * @param title  for people
 * @param path   of the figure in the result, as a JSON pointer
 * @param bound  the aim
 * @param atMost whether less is better
 * @param unit   behind the figure; may be empty
 */
record Aim(String title, String path, double bound, boolean atMost, String unit) {

    /** Of {@code main.json}. */
    static List<Aim> all() {
        return List.of(
                atLeast("Calls with capture / without, 1 thread, PostgreSQL", "/postgresql/capture/ratio/1", 0.85),
                atLeast("Calls with capture / without, 8 threads, PostgreSQL", "/postgresql/capture/ratio/8", 0.9),
                atLeast("Calls with capture / without, 1 thread, H2", "/h2/capture/ratio/1", 0.85),
                atLeast("Calls with capture / without, 8 threads, H2", "/h2/capture/ratio/8", 0.9),
                atLeast("Replay rate / capture rate, PostgreSQL", "/postgresql/replay/toCapture", 1),
                atLeast("Replay rate / capture rate, H2", "/h2/replay/toCapture", 1),
                atMost("Shipped per event, W1 (2 updates, 1 insert)", "/event/bytes/W1", 110, "bytes"),
                atMost("Shipped per event, W2 (10,000 rows)", "/event/bytes/W2", 150, "bytes"),
                atMost("Lag at half load, 99 of 100 events", "/lag/p99", 250, "ms"));
    }

    /** Of {@code proof.json}. */
    static List<Aim> ofProofs() {
        return List.of(
                atLeast("Calls with digests / without proofs, 8 threads", "/digest/capture/ratio/8", 0.95),
                atLeast("Calls with evidence / without proofs, 8 threads", "/evidence/capture/ratio/8", 0.9),
                atLeast("Replay with digests / without proofs", "/digest/replay/ratio", 0.9),
                atLeast("Replay with evidence kept / without proofs", "/evidence/replay/ratio", 0.9));
    }

    /** Of {@code fanout.json}. */
    static List<Aim> ofFanOut() {
        return List.of(
                atMost("CPU of the primary per event, 4 secondaries / 1", "/primary/cpu/ratio/4", 1.05, ""),
                atMost("CPU of the primary per event, a chain of 4 / 1", "/chain/cpu/ratio/4", 1.05, ""),
                atMost(
                        "Bytes to a held site without superseded events / all, W3",
                        "/superseded/bytes/ratio",
                        0.03,
                        ""));
    }

    /** Of {@code unseen.json}: one transaction in 25 is the default. */
    static List<Aim> ofUnseen() {
        return List.of(
                atLeast("Calls with one in 25 looked at / none, 8 threads, PostgreSQL", "/postgresql/25/8", 0.97),
                atLeast("Calls with one in 25 looked at / none, 8 threads, MariaDB", "/mariadb/25/8", 0.97));
    }

    /** Of {@code failover.json}. */
    static List<Aim> ofFailover() {
        return List.of(
                atMost("Without a call at a planned switch under load, 99 of 100", "/switch/outage/p99", 5000, "ms"),
                atMost("Calls that failed at planned switches", "/switch/failedCalls", 0, ""),
                atMost(
                        "From the word to the first call, forced, 99 of 100",
                        "/forced/toFirstCommit/p99",
                        10_000,
                        "ms"));
    }

    /** Of {@code audit.json}. */
    static List<Aim> ofAudit() {
        return List.of(
                atLeast("Differences found, of 50 planted", "/found", 50),
                atMost("Differences found that are none", "/false", 0, ""),
                atMost("CPU of the primary per event, with an audit / without", "/primary/cpu/ratio", 1.02, ""));
    }

    /** Of {@code speed.json}. */
    static List<Aim> ofSpeed() {
        return List.of(
                atLeast("W1 by call / the build before", "/replay/call/toBefore", 4),
                atLeast("W1 by rows / the build before", "/replay/rows/toBefore", 14),
                atLeast("W1 by rows / PostgreSQL's logical replication", "/replay/rows/toPostgres", 1),
                atMost("CPU of a secondary per W1 by rows", "/replay/rows/cpuMs", 0.1, ""),
                atLeast("W2 by call / PostgreSQL's logical replication", "/replay/W2/toPostgres", 4),
                atLeast("W1 by rows / MariaDB's ROW replication", "/mariadb/replay/rows/toRow", 0.6),
                atMost("Lag at half load, 99 of 100 events", "/replay/live/half/p99", 250, "ms"),
                atMost("Lag at four fifths, 99 of 100 events", "/replay/live/fourFifths/p99", 1000, "ms"),
                atMost("Lag at four fifths grows (1: it does)", "/replay/live/fourFifths/growing", 0, ""),
                atLeast("Calls with capture / without, 1 thread", "/capture/ratio/1", 0.93),
                atLeast("Calls with capture / without, 8 threads", "/capture/ratio/8", 0.9),
                atMost("CPU of a call with capture / without, 8 threads", "/capture/cpu/ratio", 1.15, ""),
                atMost("Shipped per event, W1 by call", "/bytes/W1", 20, "bytes"),
                atMost("Shipped per event, W1 with its rows", "/bytes/W1rows", 80, "bytes"));
    }

    /** Of {@code scale.json}: what a log of ten million events costs through one of ten thousand. */
    static List<Aim> ofScale() {
        return Stream.concat(
                        Map.of(
                                        "seal", "To seal an event",
                                        "send", "To send an event of the end",
                                        "sendOfTheMiddle", "To send an event amid the log",
                                        "replay", "To replay an event by rows",
                                        "searchByText", "To look at an event in a search",
                                        "searchLaterPage", "A later page of a search",
                                        "retention", "To remove an event",
                                        "startPrimary", "Start of a primary",
                                        "startSecondary", "Start of a secondary",
                                        "figures", "A look at the figures")
                                .entrySet()
                                .stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(each -> atMost(
                                        each.getValue() + ", long log / short", "/ratio/" + each.getKey(), 1.2, "")),
                        Stream.of(atMost("CPU of an upstream per event, 100 askers / 4", "/askers/ratio", 1.5, "")))
                .toList();
    }

    private static Aim atLeast(String title, String path, double bound) {
        return new Aim(title, path, bound, false, "");
    }

    private static Aim atMost(String title, String path, double bound, String unit) {
        return new Aim(title, path, bound, true, unit);
    }

    /** True counts as 1. */
    double value(JsonNode result) {
        JsonNode value = result.at(path);
        if (!isFigure(value)) {
            throw new IllegalArgumentException("No figure " + path + " in " + result);
        }
        return value.asDouble();
    }

    /** Whether it was measured: parts of a benchmark may run alone. */
    boolean isIn(JsonNode result) {
        return isFigure(result.at(path));
    }

    private static boolean isFigure(JsonNode value) {
        return value.isNumber() || value.isBoolean();
    }

    boolean isReached(JsonNode result) {
        return atMost ? value(result) <= bound : value(result) >= bound;
    }

    /** A figure as people read it. */
    String shown(double value) {
        String digits = unit.isEmpty() ? String.format(Locale.ROOT, "%.2f", value) : String.valueOf(Math.round(value));
        return unit.isEmpty() ? digits : digits + " " + unit;
    }

    String verdict(JsonNode result) {
        return String.format(
                "%-11s %s: %s (aim: %s %s)",
                isReached(result) ? "reached" : "NOT REACHED",
                title,
                shown(value(result)),
                atMost ? "at most" : "at least",
                shown(bound));
    }
}
