package org.reprise.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A site's API in memory: it refuses as the console does, keeps what it was asked, and answers what a test puts in. */
final class SiteDouble implements AutoCloseable {

    static final String USER = "operator";
    static final String PASSWORD = "opén sésame";

    /** What was asked; the path as it was sent. */
    record Asked(String method, String path, String body) {}

    private record Reply(int status, String type, String body) {}

    private final HttpServer server;
    private final Map<String, Reply> replies = new HashMap<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    SiteDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Everything that got past the guards. */
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Answers so; {@code what} is the method and the path below the API. */
    SiteDouble answers(String what, String json) {
        return answers(what, 200, "application/json", json);
    }

    SiteDouble answers(String what, int status, String type, String body) {
        replies.put(what, new Reply(status, type, body));
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().toASCIIString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean unsafe = !method.equals("GET");
        if (unsafe && !"1".equals(header(exchange, "X-Reprise-Console"))) {
            return fault(403, "The header X-Reprise-Console is missing.", "Send it.");
        }
        if (!("Basic " + base64(USER + ":" + PASSWORD)).equals(header(exchange, "Authorization"))) {
            return fault(
                    401,
                    "Nobody is logged in.",
                    "Log in on the page, or send Basic credentials of a user of this server.");
        }
        if (unsafe && !"application/json".equals(header(exchange, "Content-Type"))) {
            return fault(415, "The request cannot be answered: Unsupported Media Type.", "See /openapi.");
        }
        if (!"application/json".equals(header(exchange, "Accept")) || !path.startsWith("/reprise/api/")) {
            return new Reply(404, "text/html", "<html>not found</html>");
        }
        String below = path.substring("/reprise/api/".length());
        asked.add(new Asked(method, below, body));
        return replies.getOrDefault(
                method + " " + below, fault(404, "The request cannot be answered: Not Found.", "See /openapi."));
    }

    static Reply fault(int status, String error, String remedy) {
        return new Reply(status, "application/json", "{\"error\":\"" + error + "\",\"remedy\":\"" + remedy + "\"}");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
