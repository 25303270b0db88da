package org.reprise.liberty;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The probe of one running site: its database and its queues. */
public final class Probe {

    /** How many of the messages were taken, and why no more; empty when all were. */
    record Sent(int count, String refusal) {}

    private final String site;
    private final URI base;

    public Probe(LibertyServer server) {
        this.site = server.site().name();
        this.base = server.site().address().url().resolve("/probe/");
    }

    String site() {
        return site;
    }

    /** Canonical lines; the first names the columns. Close it. */
    Stream<String> lines(String sql) {
        HttpResponse<Stream<String>> answer =
                Http.send(post("rows", sql.getBytes(StandardCharsets.UTF_8)), BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    site + ": " + sql + " failed: " + answer.body().collect(Collectors.joining("\n")));
        }
        return answer.body();
    }

    /** Canonical values, row by row, the columns by their names. */
    List<List<String>> rows(String sql) {
        try (Stream<String> lines = lines(sql)) {
            return lines.skip(1)
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .toList();
        }
    }

    String value(String sql) {
        return rows(sql).get(0).get(0);
    }

    long number(String sql) {
        return Long.parseLong(value(sql));
    }

    public int update(String sql) {
        return Integer.parseInt(Http.body(post("update", sql.getBytes(StandardCharsets.UTF_8))));
    }

    /** The application's tables, in upper case, none of Reprise's, each with the columns of its primary key. */
    Map<String, String> businessTables() {
        Map<String, String> tables = new TreeMap<>();
        Http.body(post("tables", new byte[0]))
                .lines()
                .map(line -> line.toUpperCase(Locale.ROOT).split("\t", -1))
                .filter(table -> !table[0].startsWith("REPRISE_"))
                .forEach(table -> tables.put(table[0], table[1]));
        return tables;
    }

    /** To a queue of this site's own engine. */
    Sent send(String queue, ProbeMessage message) {
        return send("jms/probe/local", queue, message, 1);
    }

    Sent send(String factory, String queue, ProbeMessage message, int count) {
        StringBuilder path = new StringBuilder("send?kind=" + message.kind() + "&padding=" + message.padding()
                + "&count=" + count + "&factory=" + encoded(factory) + "&queue=" + encoded(queue));
        message.properties().forEach((name, value) -> path.append("&property=")
                .append(encoded(name + "|" + value.getClass().getSimpleName() + "|" + value)));
        String[] answer = Http.body(post(path.toString(), message.body())).split("\t", 2);
        return new Sent(Integer.parseInt(answer[0]), answer[1]);
    }

    /** Takes the first message of a queue and rolls back, until the engine puts it aside; how often. */
    int refuse(String queue) {
        return Integer.parseInt(Http.body(post("refuse?queue=" + encoded(queue), new byte[0])));
    }

    /** Stops a message-driven bean: messages stay in its queue. */
    void pause(String bean) {
        Http.body(post("pause?bean=" + bean, new byte[0]));
    }

    void resume(String bean) {
        Http.body(post("resume?bean=" + bean, new byte[0]));
    }

    private HttpRequest post(String path, byte[] body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(3))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
