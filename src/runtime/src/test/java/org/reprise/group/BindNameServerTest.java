package org.reprise.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reprise.testing.BindServer;

/** The same by a real name server, and what it refuses. */
class BindNameServerTest extends NameServerContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static BindServer bind;

    private final String name = "n" + NUMBER.incrementAndGet() + ".app." + BindServer.ZONE;

    @BeforeAll
    static void start() {
        bind = BindServer.start();
    }

    @Override
    NameServer server() {
        return new DnsServer(settings(name, BindServer.ZONE, key(BindServer.KEY, BindServer.SECRET)));
    }

    private static DnsKey key(String name, String secret) {
        return new DnsKey(name, DnsKey.ALGORITHM, secret);
    }

    private static DnsSettings settings(String name, String zone, DnsKey key) {
        return new DnsSettings(
                name,
                zone,
                new Endpoint("127.0.0.1", bind.port()),
                List.of(EAST),
                new DnsSettings.Terms(Duration.ofSeconds(10), Duration.ofSeconds(5)),
                key);
    }

    private void refused(String zone, DnsKey key, String... words) {
        NameServer server = new DnsServer(settings(name, zone, key));
        NameServer.Entry none = server().read();
        for (Runnable act : List.<Runnable>of(server::read, () -> server.move(none, 1, Set.of(EAST)))) {
            assertThatThrownBy(act::run)
                    .isInstanceOf(NameServerException.class)
                    .message()
                    .contains(words);
        }
        assertThat(server().read()).as("nothing was changed").isEqualTo(none);
    }

    @Test
    void whoeverAsksIsToldWhatWasMovedAlsoAfterARestartOfTheServer() {
        NameServer server = server();
        server.move(server.read(), 4, Set.of(EAST));
        assertThat(bind.lookup(name, "A")).containsExactly("192.0.2.1");
        assertThat(bind.lookup("_reprise." + name, "TXT")).containsExactly("epoch=4");
        bind.stop();
        assertThatThrownBy(server::read).hasMessageContaining("There is no way to the name server");
        bind.startAgain();
        assertThat(server.move(server.read(), 5, Set.of(WEST))).isTrue();
        assertThat(bind.lookup(name, "A")).containsExactly("192.0.2.2");
    }

    @Test
    void anotherSecretIsReported() {
        refused(
                BindServer.ZONE,
                key(BindServer.KEY, "YW5vdGhlciBzZWNyZXQsIG9mIGFub3RoZXIgc2l0ZQ=="),
                "BADSIG",
                "reprise.group.dns.key.secret");
    }

    @Test
    void aKeyThatTheServerDoesNotKnowIsReported() {
        refused(BindServer.ZONE, key("nobody", BindServer.SECRET), "BADKEY", "reprise.group.dns.key.name");
    }

    @Test
    void aKeyThatMayNotChangeTheNameIsReportedWithWhatWouldLetIt() {
        NameServer server = new DnsServer(settings(name, BindServer.ZONE, key(BindServer.STRANGER, BindServer.SECRET)));
        NameServer.Entry seen = server.read();
        assertThatThrownBy(() -> server.move(seen, 1, Set.of(EAST)))
                .hasMessageContaining("REFUSED")
                .hasMessageContaining("grant stranger subdomain " + name + " A AAAA TXT");
    }

    @Test
    void aClockThatIsWrongIsReported() {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-20));
        NameServer server =
                new DnsServer(settings(name, BindServer.ZONE, key(BindServer.KEY, BindServer.SECRET)), late);
        assertThatThrownBy(server::read).hasMessageContaining("BADTIME").hasMessageContaining("NTP");
    }

    @Test
    void aZoneThatTheServerDoesNotHaveIsReported() {
        NameServer server =
                new DnsServer(settings("app.elsewhere.test", "elsewhere.test", key(BindServer.KEY, BindServer.SECRET)));
        assertThatThrownBy(server::read).hasMessageContaining("reprise.group.dns.server");
        NameServer.Entry none = server().read();
        assertThatThrownBy(() -> server.move(none, 1, Set.of(EAST)))
                .hasMessageContaining("NOTAUTH")
                .hasMessageContaining("reprise.group.dns.zone");
    }

    @Test
    void aNameThatStandsForAnotherOneIsReported() {
        NameServer server = new DnsServer(
                settings("alias.app." + BindServer.ZONE, BindServer.ZONE, key(BindServer.KEY, BindServer.SECRET)));
        assertThatThrownBy(server::read).hasMessageContaining("remove that record");
    }

    @Test
    void aServerThatTakesTheConnectionAndSaysNothingIsReported() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            DnsSettings settings = new DnsSettings(
                    name,
                    BindServer.ZONE,
                    new Endpoint("127.0.0.1", mute.getLocalPort()),
                    List.of(EAST),
                    new DnsSettings.Terms(Duration.ofSeconds(10), Duration.ofMillis(200)),
                    key(BindServer.KEY, BindServer.SECRET));
            assertThatThrownBy(() -> new DnsServer(settings).read()).hasMessageContaining("did not answer within");
        }
    }
}
