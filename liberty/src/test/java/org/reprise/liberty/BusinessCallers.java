package org.reprise.liberty;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that call the primary over REST, without a pause unless told, and write down what was answered. A call that failed is not made again,
 * so what is there more than once was made more than once by somebody else; the client goes on with another message.
 */
final class BusinessCallers implements AutoCloseable {

    private static final Duration BREATH = Duration.ofMillis(100);
    private static final int HOPS = 4;

    private final URI api;
    private final String prefix;
    private final Duration pause;
    private final ConcurrentLinkedQueue<MessageStory> stories = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads;
    private volatile boolean ended;

    /** @param prefix begins the ids of all messages of these clients, and of no others */
    BusinessCallers(Site primary, String prefix, int clients) {
        this(primary, prefix, clients, Duration.ZERO);
    }

    /** @param pause of each client after each call */
    BusinessCallers(Site primary, String prefix, int clients, Duration pause) {
        this.api = primary.server().site().address().url().resolve("/network/api/");
        this.prefix = prefix;
        this.pause = pause;
        this.threads = Executors.newFixedThreadPool(clients);
        for (int client = 0; client < clients; client++) {
            String mine = prefix + client + "-";
            threads.execute(() -> run(mine));
        }
    }

    String prefix() {
        return prefix;
    }

    /** Calls answered well so far. */
    long acknowledged() {
        return stories.stream().mapToLong(MessageStory::acknowledged).sum();
    }

    /** Calls whose outcome the client does not know, each with what it was told. */
    List<String> unknown() {
        return stories.stream()
                .filter(story -> story.unknown() != null)
                .map(story -> story.id() + " " + story.unknown() + ": " + story.why())
                .toList();
    }

    List<MessageStory> stories() {
        return new ArrayList<>(stories);
    }

    /** Ends the clients after the calls that they are making. */
    @Override
    public void close() {
        ended = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The clients did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(String mine) {
        for (int number = 0; !ended; number++) {
            MessageStory story = new MessageStory(mine + number);
            stories.add(story);
            boolean well = call(
                    story,
                    MessageStory.ACCEPT,
                    "messages",
                    "{\"id\":\"" + story.id()
                            + "\",\"connector\":\"c001\",\"destination\":\"p001\",\"text\":\"under load\"}");
            for (int hop = 1; well && hop <= HOPS; hop++) {
                String point =
                        hop == HOPS ? "p001" : "p" + ThreadLocalRandom.current().nextInt(400, 420);
                well = call(story, point, "messages/" + story.id() + "/pass", "{\"point\":\"" + point + "\"}");
            }
            if (!well) {
                LockSupport.parkNanos(BREATH.toNanos());
            }
        }
    }

    private boolean call(MessageStory story, String what, String path, String body) {
        try {
            Http.body(HttpRequest.newBuilder(api.resolve(path))
                    .timeout(Duration.ofMinutes(2))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build());
            story.succeeded(what);
            LockSupport.parkNanos(pause.toNanos());
            return true;
        } catch (UncheckedIOException | IllegalStateException e) {
            story.failed(what, e);
            return false;
        }
    }
}
