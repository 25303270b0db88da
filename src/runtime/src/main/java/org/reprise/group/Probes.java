package org.reprise.group;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/** How each kind of check looks. */
final class Probes {
    private static final int FIRST_ERROR = 400;

    private final Health health;
    private final Duration timeout;
    private final ThreadFactory threads;

    Probes(Health health, Duration timeout, ThreadFactory threads) {
        this.health = health;
        this.timeout = timeout;
        this.threads = threads;
    }

    Probe of(RequiredCheck check) {
        return switch (check.kind()) {
            // the application's own code: it is not known to end
            case HEALTH ->
                () -> Timed.call(threads, "check " + check.name(), timeout, () -> health.trouble(check.target()));
            case TCP -> () -> tcp(Endpoint.parse(check.target(), 0));
            case HTTP -> () -> http(URI.create(check.target()));
        };
    }

    private String tcp(Endpoint target) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(target.host(), target.port()), millis());
            return "";
        }
    }

    private String http(URI target) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
        try {
            connection.setConnectTimeout(millis());
            connection.setReadTimeout(millis());
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            int status = connection.getResponseCode();
            return status >= 200 && status < FIRST_ERROR ? "" : "it answers " + status;
        } finally {
            connection.disconnect();
        }
    }

    private int millis() {
        return (int) timeout.toMillis();
    }
}
