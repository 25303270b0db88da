package org.reprise.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private final CountDownLatch never = new CountDownLatch(1);
    // what ends is waited for, however slow the machine is
    private final Probes probes = new Probes(this::health, Duration.ofMinutes(1), Thread::new);

    private String health(String name) {
        return switch (name) {
            case "orders" -> "";
            case "disk" -> "it is DOWN";
            default -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                yield "";
            }
        };
    }

    private String look(String target) throws Exception {
        return probes.of(RequiredCheck.parse("it", target)).trouble();
    }

    @Test
    void aPortIsInOrderWhileSomebodyTakesConnections() throws Exception {
        int port;
        try (ServerSocket open = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            port = open.getLocalPort();
            assertThat(look("tcp://127.0.0.1:" + port)).isEmpty();
        }
        assertThatThrownBy(() -> look("tcp://127.0.0.1:" + port)).isInstanceOf(IOException.class);
    }

    @Test
    void aPageIsInOrderWhenItAnswersLessThan400() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(
                    Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(look(url + "/204")).isEmpty();
            assertThat(look(url + "/302")).isEmpty();
            assertThat(look(url + "/404")).isEqualTo("it answers 404");
            assertThat(look(url + "/503")).isEqualTo("it answers 503");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aHealthCheckThatDoesNotEndIsNotInOrder() throws Exception {
        assertThat(look("health:orders")).isEmpty();
        assertThat(look("health:disk")).isEqualTo("it is DOWN");
        Probes hasty = new Probes(this::health, Duration.ofMillis(500), Thread::new);
        assertThatThrownBy(() ->
                        hasty.of(RequiredCheck.parse("it", "health:stuck")).trouble())
                .isInstanceOf(TimeoutException.class)
                .hasMessage("it did not end within 500 ms");
    }

    @Test
    void whatIsNoCheckIsRefusedByItsKeyWithWhatItMayBe() {
        for (String wrong :
                new String[] {"orders", "health:", "tcp://host", "tcp://host:x", "http://", "ftp://host/"}) {
            assertThatThrownBy(() -> RequiredCheck.parse("it", wrong))
                    .as(wrong)
                    .hasMessageContaining("reprise.group.checks.it.target = '" + wrong + "'")
                    .hasMessageContaining("tcp://HOST:PORT");
        }
    }
}
