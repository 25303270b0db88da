package org.reprise.console.peers;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reprise.figures.SiteFigures;

/** Asks one peer for its figures. Returns or throws within {@link #PATIENCE}, whatever the peer does. */
final class PeerCall {

    /** For the connection, and again for the whole answer. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http;
    private final Function<String, @Nullable SiteFigures> reader;
    private final Optional<String> authorization;

    /**
     * @param reader        turns the body of an answer into figures; throws what it likes when it cannot
     * @param authorization the header of that name
     */
    PeerCall(HttpClient http, Function<String, @Nullable SiteFigures> reader, Optional<String> authorization) {
        this.http = http;
        this.reader = reader;
        this.authorization = authorization;
    }

    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER) // the password goes to the peer only
                .build();
    }

    /**
     * @throws PeerSilentException when it gives no usable figures
     */
    SiteFigures ask(Peer peer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(peer.figures()).header("Accept", "application/json");
        authorization.ifPresent(value -> request.header("Authorization", value));
        HttpResponse<String> answer = await(peer, http.sendAsync(request.build(), BodyHandlers.ofString()));
        if (answer.statusCode() != 200) {
            throw new PeerSilentException(refusal(peer, answer.statusCode()));
        }
        SiteFigures figures = read(peer, answer.body());
        if (!peer.name().equals(figures.site())) {
            throw new PeerSilentException("At " + peer.url() + " answers the site " + figures.site() + ", not "
                    + peer.name() + ": check reprise.sites." + peer.name() + ".url.");
        }
        return figures;
    }

    /** A time-out of the request itself would end at the head of the answer; this one covers its body. */
    private static HttpResponse<String> await(Peer peer, CompletableFuture<HttpResponse<String>> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new PeerSilentException(
                    "No answer from " + peer.url() + " within " + PATIENCE.toSeconds() + " s.", late);
        } catch (ExecutionException failed) {
            throw new PeerSilentException(words(peer, failed.getCause()), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PeerSilentException("The console is being stopped.", stopped);
        } finally {
            answer.cancel(true);
        }
    }

    private SiteFigures read(Peer peer, String body) {
        try {
            SiteFigures figures = reader.apply(body);
            if (figures != null) {
                return figures;
            }
        } catch (RuntimeException foreign) {
            throw new PeerSilentException("The answer of " + peer.figures() + " is not a site's figures.", foreign);
        }
        throw new PeerSilentException("The answer of " + peer.figures() + " is empty.");
    }

    private static String words(Peer peer, @Nullable Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return "No connection to " + peer.url() + " within " + PATIENCE.toSeconds() + " s.";
        }
        if (cause instanceof ConnectException) {
            return "No connection to " + peer.url() + ": nothing answers there.";
        }
        return "No answer from " + peer.url() + ": " + (cause == null ? "unknown cause" : cause) + ".";
    }

    private static String refusal(Peer peer, int status) {
        return switch (status) {
            case 401 ->
                "The site " + peer.name() + " does not know the polling user: check reprise.console.poll-user"
                        + " and reprise.console.poll-password here, and the user there.";
            case 403 -> "The polling user has no role at the site " + peer.name() + ": give it the role viewer there.";
            case 404 -> "No console answers at " + peer.figures() + ": its server runs, its application does not.";
            default -> "The site " + peer.name() + " answered with status " + status + ".";
        };
    }
}
