package org.reprise.console.notice;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A POST. Headers: {@code Idempotency-Key}, the same whenever it is sent again; with a secret {@code X-Reprise-Timestamp} and {@code
 * X-Reprise-Signature}. Redirects are not followed.
 */
public final class WebhookChannel implements Channel {
    /** For the connection, and for the whole answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What is said of a body that will never be taken. Others may be mended at the other end, or in the configuration. */
    private static final Set<Integer> REFUSED = Set.of(400, 413, 415, 422);

    private final Webhook webhook;
    private final HttpClient http;
    private final Clock clock;

    public WebhookChannel(Webhook webhook, Clock clock) {
        this.webhook = webhook;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String name() {
        return webhook.name();
    }

    @Override
    public void send(Notice notice) {
        byte[] body =
                webhook.template().body(notice, webhook.routingKey()).toString().getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook.url())
                .header("Content-Type", "application/json")
                .header("User-Agent", "reprise")
                .header("Idempotency-Key", notice.key())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        String secret = webhook.secret();
        if (secret != null) {
            long seconds = clock.instant().getEpochSecond();
            request.header("X-Reprise-Timestamp", String.valueOf(seconds))
                    .header("X-Reprise-Signature", Signature.of(secret, seconds, body));
        }
        int status = await(http.sendAsync(request.build(), BodyHandlers.discarding()));
        if (REFUSED.contains(status)) {
            throw UndeliverableException.ever("its other end answers with status " + status, null);
        }
        if (status < 200 || status > 299) {
            throw UndeliverableException.now("its other end answers with status " + status, null);
        }
    }

    private int await(CompletableFuture<HttpResponse<Void>> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException e) {
            throw UndeliverableException.now("no answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            // never the URL, which may be all that keeps strangers out
            throw UndeliverableException.now(
                    "no answer from " + webhook.url().getHost() + ": " + String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UndeliverableException.now("the server is being stopped", e);
        } finally {
            answer.cancel(true);
        }
    }
}
