package org.reprise.liberty;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.reprise.liberty.ListHistory.Append;
import org.reprise.liberty.ListHistory.Outcome;
import org.reprise.liberty.ListHistory.Read;

/**
 * Clients of the message network that use its messages as lists: a message that passes a route point is a number that is appended, and its
 * way is what was appended. Each has a list of its own, and reads the others' too. They go where a refusal says that the primary is, and ask the
 * next site where one does not answer.
 */
final class ListClients implements AutoCloseable {
    /** A list has room for 900 numbers, which last for three quarters of a minute so, and longer while calls are refused. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final Duration AFTER_REFUSAL = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int FIRST = 100;
    private static final int LAST = 999;

    private final Map<String, URI> sites;
    private final ListHistory history;
    private final ExecutorService threads;
    private final List<String> lists = new ArrayList<>();
    private final Queue<String> strange = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;
    private final List<Client> clients = new ArrayList<>();

    /** @param sites by name, the base URL of each */
    ListClients(Map<String, URI> sites, String primary, String prefix, int clients, ListHistory history) {
        this.sites = new TreeMap<>(sites);
        this.history = history;
        this.threads = Executors.newFixedThreadPool(clients);
        for (int client = 0; client < clients; client++) {
            lists.add(prefix + "-" + client);
        }
        lists.forEach(list -> this.clients.add(new Client(list, primary)));
        this.clients.forEach(client -> threads.execute(client::run));
    }

    List<String> lists() {
        return lists;
    }

    /** One of them goes to this site: others may not hear of it, where the site that they call is cut off. */
    void oneGoesTo(String site) {
        clients.get(0).primary = site;
    }

    /** Answers that are neither well nor a refusal. */
    List<String> strange() {
        return List.copyOf(strange);
    }

    /** What a list has at a site; empty where the site does not know it. */
    static List<Integer> values(URI site, String list) {
        HttpResponse<String> answer = Http.send(HttpRequest.newBuilder(site.resolve("/network/api/messages/" + list))
                .timeout(PATIENCE)
                .build());
        if (answer.statusCode() == 404) {
            return List.of();
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        List<Integer> values = new ArrayList<>();
        for (JsonNode hop : Console.json(answer.body()).path("hops")) {
            values.add(Integer.parseInt(hop.path("point").asText().substring(1)));
        }
        return values;
    }

    @Override
    public void close() {
        ended = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The clients did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Client {
        private final String list;
        private volatile String primary;
        private int next = FIRST;
        private boolean begun;

        Client(String list, String primary) {
            this.list = list;
            this.primary = primary;
        }

        void run() {
            while (!ended && next <= LAST) {
                Duration pause = call() == Outcome.REFUSED ? AFTER_REFUSAL : PAUSE;
                LockSupport.parkNanos(pause.toNanos());
            }
        }

        private Outcome call() {
            if (!begun) {
                return begin();
            }
            Outcome outcome = append(next++);
            if (next % 4 == 0) {
                read(lists.get(next / 4 % lists.size()));
            }
            return outcome;
        }

        private Outcome begin() {
            Outcome outcome = post(
                    "messages",
                    "{\"id\":\"" + list + "\",\"connector\":\"c001\",\"destination\":\"p001\",\"text\":\"a list\"}");
            begun = outcome == Outcome.OK;
            return outcome;
        }

        private Outcome append(int value) {
            String by = primary;
            long before = history.now();
            Outcome outcome = post("messages/" + list + "/pass", String.format("{\"point\":\"p%03d\"}", value));
            history.add(new Append(list, value, by, before, history.now(), outcome));
            return outcome;
        }

        private Outcome post(String path, String body) {
            try {
                HttpResponse<String> answer =
                        Http.send(HttpRequest.newBuilder(sites.get(primary).resolve("/network/api/" + path))
                                .timeout(PATIENCE)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build());
                if (answer.statusCode() < 300) {
                    return Outcome.OK;
                }
                return refused(answer);
            } catch (UncheckedIOException e) {
                another();
                return Outcome.UNKNOWN;
            }
        }

        private Outcome refused(HttpResponse<String> answer) {
            if (answer.body().contains("\"not-primary\"")) {
                String named = Console.json(answer.body()).path("primary").asText();
                primary = sites.containsKey(named) ? named : primary;
                return Outcome.REFUSED;
            }
            if (answer.statusCode() == 404) {
                // the list itself was lost with the site that had taken it
                begun = false;
                return Outcome.REFUSED;
            }
            strange.add(primary + ": " + answer.statusCode() + " " + answer.body());
            another();
            return Outcome.UNKNOWN;
        }

        private void another() {
            List<String> names = List.copyOf(sites.keySet());
            primary = names.get((names.indexOf(primary) + 1) % names.size());
        }

        private void read(String other) {
            String by = primary;
            long before = history.now();
            try {
                history.add(new Read(other, values(sites.get(by), other), by, before, history.now()));
            } catch (UncheckedIOException | IllegalStateException e) {
                another();
            }
        }
    }
}
