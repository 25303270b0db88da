package org.reprise.liberty;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that hand in messages at the primary and go where a refusal says that it is. They write down what was acknowledged, what was
 * refused so, and whatever else went wrong.
 */
public final class FollowingCallers implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Map<String, URI> sites;
    private final ExecutorService threads;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusedBy = new ConcurrentLinkedQueue<>();
    private final AtomicLong lastNanos = new AtomicLong(System.nanoTime());
    private final AtomicLong longestNanos = new AtomicLong();
    private volatile boolean ended;

    /** @param sites by name, the base URL of each */
    public FollowingCallers(Map<String, URI> sites, String primary, int clients) {
        this.sites = Map.copyOf(sites);
        this.threads = Executors.newFixedThreadPool(clients);
        for (int client = 0; client < clients; client++) {
            String prefix = "fc-" + client + "-";
            threads.execute(() -> run(prefix, primary));
        }
    }

    private void run(String prefix, String first) {
        String primary = first;
        for (int number = 0; !ended; number++) {
            String id = prefix + number;
            primary = call(primary, id);
            // after a refusal too: while the role goes over both sites refuse, and need the processors for better
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Where the next call is to go. */
    private String call(String primary, String id) {
        try {
            HttpResponse<String> answer =
                    Http.send(HttpRequest.newBuilder(sites.get(primary).resolve("/network/api/messages"))
                            .timeout(Duration.ofMinutes(2))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"id\":\"" + id
                                    + "\",\"connector\":\"c001\",\"destination\":\"p001\",\"text\":\"under load\"}"))
                            .build());
            if (answer.statusCode() < 300) {
                acknowledged.add(id);
                succeeded();
            } else if (answer.body().contains("\"not-primary\"")) {
                refusedBy.add(primary);
                return Console.json(answer.body()).path("primary").asText();
            } else {
                failed.add(id + " at " + primary + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (UncheckedIOException e) {
            failed.add(id + " at " + primary + ": " + e);
        }
        return primary;
    }

    private void succeeded() {
        long now = System.nanoTime();
        long gap = now - lastNanos.getAndSet(now);
        longestNanos.accumulateAndGet(gap, Math::max);
    }

    public List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** What went wrong but for refusals that name the primary. */
    public List<String> failed() {
        return List.copyOf(failed);
    }

    /** The sites that refused a call with the name of the primary, one for each. */
    public List<String> refusedBy() {
        return List.copyOf(refusedBy);
    }

    /** The longest time without an acknowledged call since the last look. */
    public Duration longestGap() {
        return Duration.ofNanos(longestNanos.getAndSet(0));
    }

    @Override
    public void close() {
        ended = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(3, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The clients did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
