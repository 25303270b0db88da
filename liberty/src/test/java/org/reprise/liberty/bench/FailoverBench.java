package org.reprise.liberty.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.reprise.liberty.Console;
import org.reprise.liberty.Database.Make;
import org.reprise.liberty.FollowingCallers;
import org.reprise.liberty.LibertyServer;

/**
 * How long nobody can call while the primary's role goes over: by plan, under load, the longest time without an acknowledged call; by
 * force, from the operator's word, the time until the first call is acknowledged at the new primary.
 */
final class FailoverBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int CLIENTS = 4;
    private static final int CALLS = 50;

    /** Not that of the clients, so that no connection of theirs to the dead is in the way. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private final int switches;
    private final int forced;
    private final Path folder;
    private final List<String> jvm;
    private final PrintStream out;
    private String primary = "east";

    FailoverBench(int switches, int forced, List<String> jvm, Path folder, PrintStream out) {
        this.switches = switches;
        this.forced = forced;
        this.jvm = jvm;
        this.folder = folder;
        this.out = out;
    }

    /** What was measured, as it is in the file; what others have written there stays. */
    ObjectNode run() throws IOException, InterruptedException {
        Path data = folder.resolve("failover");
        Bench.delete(data);
        Files.createDirectories(folder);
        File file = folder.resolve("failover.json").toFile();
        ObjectNode result = file.exists() ? (ObjectNode) JSON.readTree(file) : JSON.createObjectNode();
        try (BenchPair pair = new BenchPair(Make.POSTGRESQL, data, Map.of("reprise.return", "follow"), jvm)) {
            pair.startBoth();
            pair.site("east").load(CaptureCost.CAPTURED, Map.of("pass", 100, "clients", 2));
            measureSwitches(pair, result.putObject("switch"));
            percentiles(measureForced(pair), result.putObject("forced").putObject("toFirstCommit"));
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(file, result);
        return result;
    }

    private void measureSwitches(BenchPair pair, ObjectNode result) throws InterruptedException {
        List<Long> outages = new ArrayList<>();
        FollowingCallers callers =
                new FollowingCallers(Map.of("east", url(pair, "east"), "west", url(pair, "west")), primary, CLIENTS);
        try (callers) {
            for (int i = 0; i < switches; i++) {
                awaitCalls(callers);
                callers.longestGap();
                String to = other();
                Map<String, Object> wish = Map.of("to", to, "typed", to, "reason", "bench");
                said(operator(pair, to).switchover(wish));
                awaitPrimary(pair, to);
                awaitCalls(callers);
                outages.add(callers.longestGap().toMillis());
                out.printf("    switch %d to %s: %d ms without a call%n", i + 1, to, outages.get(i));
                awaitFollowing(pair, primary);
                primary = to;
            }
        }
        percentiles(outages, result.putObject("outage"));
        result.put("failedCalls", callers.failed().size());
        callers.failed().forEach(failed -> out.println("    failed: " + failed));
    }

    private List<Long> measureForced(BenchPair pair) throws InterruptedException {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < forced; i++) {
            String dead = primary;
            String to = other();
            server(pair, dead).kill();
            long begun = System.nanoTime();
            said(operator(pair, to).failover(Map.of("to", to, "typed", to, "reason", "bench")));
            String id = "forced-" + i;
            await(() -> accepted(url(pair, to), id));
            took.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
            out.printf("    forced %d to %s: the first call after %d ms%n", i + 1, to, took.get(i));
            awaitPrimary(pair, to);
            pair.start(dead);
            awaitFollowing(pair, dead);
            primary = to;
        }
        return took;
    }

    private static boolean accepted(URI site, String id) {
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(site.resolve("/network/api/messages"))
                            .timeout(Duration.ofSeconds(20))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"id\":\"" + id
                                    + "\",\"connector\":\"c001\",\"destination\":\"p001\",\"text\":\"forced\"}"))
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() < 300;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void awaitCalls(FollowingCallers callers) throws InterruptedException {
        int before = callers.acknowledged().size();
        await(() -> callers.acknowledged().size() > before + CALLS);
    }

    private static void awaitPrimary(BenchPair pair, String to) throws InterruptedException {
        await(() -> !plan(pair, to).path("outcome").asText().isEmpty());
        JsonNode plan = plan(pair, to);
        if (!plan.path("outcome").asText().contains("is primary")) {
            throw new IllegalStateException("Not promoted: " + plan.toPrettyString());
        }
    }

    private static JsonNode plan(BenchPair pair, String name) {
        return pair.site(name).console("viewer").plan().path(0);
    }

    private static void awaitFollowing(BenchPair pair, String name) throws InterruptedException {
        await(() -> pair.site(name)
                .console("viewer")
                .figures()
                .path("role")
                .asText()
                .equals("SECONDARY"));
    }

    private static void await(BooleanSupplier there) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("It has not come about in " + PATIENCE);
            }
            Thread.sleep(20);
        }
    }

    private static void said(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private static void percentiles(List<Long> millis, ObjectNode into) {
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        into.put("p50", sorted.get((sorted.size() - 1) / 2));
        into.put("p99", sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1));
    }

    private String other() {
        return primary.equals("east") ? "west" : "east";
    }

    private static Console operator(BenchPair pair, String name) {
        return pair.site(name).console("admin");
    }

    private static LibertyServer server(BenchPair pair, String name) {
        return pair.site(name).server();
    }

    private static URI url(BenchPair pair, String name) {
        return server(pair, name).site().address().url();
    }
}
