package org.reprise.liberty;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The other end of a webhook: keeps what it has taken, and may refuse everything for a while. */
final class WebhookDouble implements AutoCloseable {
    private final HttpServer server;
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean away;

    WebhookDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/alerts", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                if (away) {
                    refused.incrementAndGet();
                    exchange.sendResponseHeaders(503, -1);
                } else {
                    taken.add(Console.json(body));
                    exchange.sendResponseHeaders(204, -1);
                }
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts";
    }

    void away(boolean now) {
        away = now;
    }

    int refused() {
        return refused.get();
    }

    /** What was said of an alert, in this order: {@code firing}, {@code resolved}. */
    List<String> told(String alert) {
        return taken.stream()
                .filter(each -> each.path("alert").asText().equals(alert))
                .map(each -> each.path("state").asText())
                .toList();
    }

    List<JsonNode> all() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
