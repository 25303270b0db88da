package org.reprise.liberty;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hands in a few messages at one site and watches them arrive at another. */
final class SampleMessages {

    private static final int COUNT = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final NetworkClient from;
    private final NetworkClient to;
    private final PrintStream out;

    SampleMessages(NetworkClient from, NetworkClient to, PrintStream out) {
        this.from = from;
        this.to = to;
        this.out = out;
    }

    /** Prints a line per message and returns whether all arrived with the status that they have where they came from. */
    boolean send() throws InterruptedException {
        Map<String, String> sent = new LinkedHashMap<>();
        for (int i = 0; i < COUNT; i++) {
            String id = from.handIn("c00" + i, "p001", "Sample message " + i);
            from.pass(id, "p000");
            String status = from.pass(id, "p001");
            sent.put(id, status);
            out.println("  handed in and passed on: " + id + " " + status);
        }
        return awaitArrival(sent);
    }

    private boolean awaitArrival(Map<String, String> sent) throws InterruptedException {
        long start = System.nanoTime();
        for (Map.Entry<String, String> message : sent.entrySet()) {
            while (!to.status(message.getKey())
                    .filter(message.getValue()::equals)
                    .isPresent()) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    out.println("  not there after " + PATIENCE.toSeconds() + " s: " + message.getKey());
                    return false;
                }
                Thread.sleep(20);
            }
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            out.println("  replayed: " + message.getKey() + " " + message.getValue() + " (" + millis
                    + " ms after the last call)");
        }
        return true;
    }
}
