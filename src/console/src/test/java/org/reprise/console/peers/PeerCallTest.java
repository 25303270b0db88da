package org.reprise.console.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.figures.SiteFigures;

class PeerCallTest {

    private static final SiteFigures FIGURES = Figures.of(Instant.parse("2026-01-01T00:00:00Z"), 7, 1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final PeerCall call = new PeerCall(PeerCall.client(), PeerCallTest::read, Optional.of("Basic eDp5"));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aPeerIsAskedAtItsConsoleWithThePollingUser() {
        AtomicReference<String> authorization = new AtomicReference<>();
        answers(exchange -> {
            authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
            say(exchange, 200, "west");
        });
        assertThat(call.ask(peer("west"))).isEqualTo(FIGURES);
        assertThat(authorization).hasValue("Basic eDp5");
    }

    @Test
    void aWrongPollingUserIsSaidWithItsRemedy() {
        answers(exchange -> say(exchange, 401, ""));
        silentBecauseOf("reprise.console.poll-user");
    }

    @Test
    void aUserWithoutARoleAMissingApplicationAndAnErrorAreTold() {
        AtomicReference<Integer> status = new AtomicReference<>(403);
        answers(exchange -> say(exchange, status.get(), ""));
        silentBecauseOf("role viewer");
        status.set(404);
        silentBecauseOf("No console answers");
        status.set(500);
        silentBecauseOf("status 500");
    }

    @Test
    void aRedirectIsNotFollowedBecauseThePasswordWouldGoWithIt() {
        answers(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            say(exchange, 302, "");
        });
        silentBecauseOf("status 302");
    }

    @Test
    void anotherSiteAtThatAddressIsNotTakenForThePeer() {
        answers(exchange -> say(exchange, 200, "west"));
        assertThatExceptionOfType(PeerSilentException.class)
                .isThrownBy(() -> call.ask(peer("north")))
                .withMessageContaining("reprise.sites.north.url");
    }

    @Test
    void whatIsNoFiguresIsRefused() {
        answers(exchange -> say(exchange, 200, "<html>"));
        silentBecauseOf("not a site's figures");
    }

    @Test
    void aServerThatIsNotThereIsToldAtOnce() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Peer gone = new Peer("west", URI.create("http://127.0.0.1:" + free));
        assertThatExceptionOfType(PeerSilentException.class)
                .isThrownBy(() -> call.ask(gone))
                .withMessageContaining("nothing answers there");
    }

    @Test
    void aPeerThatTakesTheConnectionAndSaysNothingIsLeftAfterTwoSeconds() {
        answers(exchange -> waitForTheEnd());
        leftInTime();
    }

    @Test
    void aPeerThatStopsInTheMiddleOfItsAnswerIsLeftAfterTwoSeconds() {
        answers(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            waitForTheEnd();
        });
        leftInTime();
    }

    /** The peer is still silent then. */
    private void leftInTime() {
        long start = System.nanoTime();
        silentBecauseOf("within 2 s");
        assertThat(over.getCount()).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1900));
    }

    private void silentBecauseOf(String words) {
        assertThatExceptionOfType(PeerSilentException.class)
                .isThrownBy(() -> call.ask(peer("west")))
                .withMessageContaining(words);
    }

    private Peer peer(String name) {
        return new Peer(
                name, URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    }

    private void answers(HttpHandler handler) {
        server.createContext("/reprise/api/site", handler);
    }

    private void waitForTheEnd() {
        try {
            assertThat(over.await(5, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static SiteFigures read(String body) {
        if (!body.equals("west")) {
            throw new IllegalStateException("no JSON");
        }
        return FIGURES;
    }
}
