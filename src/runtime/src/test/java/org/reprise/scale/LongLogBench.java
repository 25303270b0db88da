package org.reprise.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.reprise.TestClock;
import org.reprise.log.EventLog;
import org.reprise.log.Sealer;
import org.reprise.portion.PortionLimits;
import org.reprise.transfer.SimulatedAskers;

/**
 * Measures a small and a large log in turns, askers of an upstream, and a backlog, and writes each figure of each round as JSON, CPU in
 * microseconds. Arguments: events of the small log, of the large one, of the backlog, of each measurement; rounds that count; the file.
 */
public final class LongLogBench {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** So that the compiler is done with what is measured. */
    private static final int WARM_UP = 3;

    /** Of events while askers are answered, by a clock that goes by itself: a thousand a second. */
    private static final Duration TICK = Duration.ofMillis(25);

    private static final int A_TICK = 25;

    private final int events;
    private final int rounds;
    private final Path folder;
    private final ObjectNode result = JSON.createObjectNode();

    private LongLogBench(int events, int rounds, Path folder) {
        this.events = events;
        this.rounds = rounds;
        this.folder = folder;
    }

    public static void main(String... arguments) throws IOException, SQLException {
        Path file = Path.of(arguments[5]).toAbsolutePath();
        LongLogBench bench =
                new LongLogBench(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]), file.getParent());
        bench.run(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
        JSON.writeValue(file.toFile(), bench.result);
        System.exit(0);
    }

    private void run(long small, long large, long backlog) throws SQLException {
        result.putObject("events").put("small", small).put("large", large).put("backlog", backlog);
        try (LongLog asked = new LongLog()) {
            asked.grow(small);
            askers(asked);
        }
        try (LongLog few = new LongLog();
                LongLog many = new LongLog()) {
            few.grow(small);
            heap("small");
            long start = System.nanoTime();
            many.grow(large);
            say("%d events were sealed in %.0f s", large, (System.nanoTime() - start) / 1e9);
            heap("large");
            costs(few, many);
            backlog(many, backlog);
        }
    }

    private void costs(LongLog few, LongLog many) throws SQLException {
        LogCosts small = new LogCosts(few, events, folder);
        LogCosts large = new LogCosts(many, events, folder);
        ObjectNode costs = result.putObject("costs");
        for (int round = -WARM_UP; round < rounds; round++) {
            // a drift of the machine is in favour of nobody
            boolean turned = round % 2 != 0;
            var first = turned ? large.round() : small.round();
            var second = turned ? small.round() : large.round();
            if (round >= 0) {
                (turned ? second : first)
                        .forEach((what, cost) ->
                                costs.withObject("/" + what).withArray("small").add(cost));
                (turned ? first : second)
                        .forEach((what, cost) ->
                                costs.withObject("/" + what).withArray("large").add(cost));
            }
        }
        heap("measured");
    }

    /** Each gets every event, and asks again as soon as it has: what a primary does for an event, but for the application and its container. */
    private void askers(LongLog site) throws SQLException {
        Cpu cpu = new Cpu(site.name());
        Sealer sealer = site.sealer(new PortionLimits(A_TICK, 1 << 20));
        ObjectNode askers = result.putObject("askers");
        for (int round = -1; round < rounds; round++) {
            for (int count : round % 2 == 0 ? new int[] {4, 100} : new int[] {100, 4}) {
                double cost = asked(site, sealer, count, cpu);
                if (round >= 0) {
                    askers.withArray(String.valueOf(count)).add(cost);
                }
            }
        }
    }

    /** Microseconds an event. */
    private double asked(LongLog site, Sealer sealer, int count, Cpu cpu) throws SQLException {
        TestClock clock = new TestClock(Instant.now());
        SimulatedAskers upstream = new SimulatedAskers(site.log, folder.resolve("keys-askers"), clock);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("asker" + i);
            upstream.ask(names.get(i), site.end() + 1, Long.MAX_VALUE, false);
        }
        long taken = cpu.of(() -> {
            for (int done = 0; done < 2 * events; done += A_TICK) {
                site.capture(A_TICK);
                sealer.seal();
                clock.advance(TICK);
                Set<String> answered = upstream.answered();
                long next = site.end() + 1;
                answered.forEach(name -> upstream.ask(name, next, Long.MAX_VALUE, false));
            }
        });
        return taken / 1e3 / (2 * events);
    }

    private void backlog(LongLog site, long backlog) throws SQLException {
        Cpu cpu = new Cpu(site.name());
        site.extend(backlog);
        site.database.execute("VACUUM ANALYZE");
        EventLog log = site.opened();
        ObjectNode figures = result.putObject("backlog");
        figures.put(
                "found",
                cpu.of(() -> log.portions().contiguousAfter(log.portions().begin())) / 1e3);
        long start = System.nanoTime();
        double cost = cpu.of(site::replay) / 1e3 / backlog;
        double seconds = (System.nanoTime() - start) / 1e9;
        figures.put("replay", cost).put("rate", backlog / seconds);
        say("%d events were replayed in %.0f s", backlog, seconds);
        heap("backlog");
    }

    /** What is in use behind a collection; the most that there may be is what the process was given. */
    private void heap(String when) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        result.withObject("/heapMb").put(when, used).put("most", runtime.maxMemory() >> 20);
        say("heap, %s: %d MB", when, used);
    }

    private static void say(String text, Object... values) {
        System.out.println("scale: " + String.format(java.util.Locale.ROOT, text, values));
    }
}
