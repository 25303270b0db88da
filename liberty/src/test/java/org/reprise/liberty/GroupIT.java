package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.reprise.testing.BindServer;

/**
 * What moves with the role between east and west, which talk over TLS: a name at a real name server, hooks, the application's observers; and
 * what must be up.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GroupIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String NAME = "network.app." + BindServer.ZONE;

    private static BindServer bind;
    private static Path data;
    private static Sites sites;
    private static TlsSites tls;
    private static Site east;
    private static Site west;
    private static int port;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        bind = BindServer.start();
        data = RunningSites.folder("it-group");
        RunningSites.deleteAll(data);
        Files.createDirectories(data);
        Path hook = data.resolve("hook");
        Files.writeString(hook, """
                #!/bin/sh
                echo "$@" >> %1$s/told
                if [ -e %1$s/refuse ]; then echo "not today"; exit 1; fi
                """.formatted(data));
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        SiteSet plain = SiteSet.eastAndWest(data, Address.free("east"), Address.free("west"));
        sites = RunningSites.create(
                data,
                new SiteSet(
                        "east", List.of(with(plain.site("east"), "192.0.2.1"), with(plain.site("west"), "192.0.2.2"))));
        tls = new TlsSites(sites);
        sites.start();
        east = Site.of(sites.server("east"));
        west = Site.of(sites.server("west"));
    }

    private static SiteConfig with(SiteConfig site, String address) {
        Map<String, String> settings = new HashMap<>(TlsSites.SETTINGS);
        settings.put("reprise.group.name", "network");
        settings.put("reprise.group.dns.name", NAME);
        settings.put("reprise.group.dns.zone", BindServer.ZONE);
        settings.put("reprise.group.dns.server", "127.0.0.1:" + bind.port());
        settings.put("reprise.group.dns.address", address);
        settings.put("reprise.group.dns.key.name", BindServer.KEY);
        settings.put("reprise.group.dns.key.secret", BindServer.SECRET);
        settings.put("reprise.group.checks", "ready,gate");
        settings.put("reprise.group.checks.ready.target", "health:reprise");
        settings.put("reprise.group.checks.gate.target", "tcp://127.0.0.1:" + port);
        settings.put("reprise.group.checks.interval", "PT0.2S");
        settings.put("reprise.group.hooks", data.resolve("hook").toString());
        return new SiteConfig(site.address(), site.upstreams(), site.database(), settings);
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
        if (tls != null) {
            tls.close();
        }
    }

    @Test
    @Order(1)
    void whoListensBetweenTwoSitesReadsNothing() {
        tls.checkNobodyReads();
    }

    @Test
    @Order(2)
    void whoHasNoCertificateIsNotHeard() throws Exception {
        tls.checkWhoIsHeard();
    }

    @Test
    @Order(3)
    void theNameLeadsToThePrimaryFromTheStartAndARequiredCheckThatIsDownHindersAPlannedSwitch() {
        awaitName("192.0.2.1", 1);
        await("the checks were looked at")
                .atMost(PATIENCE)
                .until(() -> check(west, "gate").path("state").asText().equals("DOWN"));
        assertThat(check(west, "ready").path("state").asText())
                .as(group(west).toPrettyString())
                .isEqualTo("UP");
        JsonNode looked = Console.json(west.console()
                .as("admin")
                .switchover(Map.of("to", "west", "dry", true))
                .body());
        assertThat(looked.path("outcome").asText())
                .contains("required check 'gate'")
                .contains("is down");
        assertThat(west.server().log().lines("REPR0082W")).isNotEmpty();
        assertThat(east.server().log().lines("REPR0081W.*goes on as primary")).isNotEmpty();
        assertThat(Console.json(east.console().raw("/health/ready").body()).toString())
                .contains("required check 'gate'")
                .contains("\"status\":\"UP\"");
    }

    @Test
    @Order(4)
    void aHookThatSaysNoLeavesAllAsItWas() throws IOException {
        try (Gate gate = new Gate()) {
            Files.createFile(data.resolve("refuse"));
            assertThat(gate.switchTo(west).path("outcome").asText())
                    .contains("hook says no before west became primary")
                    .contains("it ended with 1");
            Files.delete(data.resolve("refuse"));
        }
        assertThat(west.server().log().lines("hook: not today")).isNotEmpty();
        assertThat(east.console().figures().path("role").asText()).isEqualTo("PRIMARY");
        assertThat(east.network().handIn("c001", "p001", "as before")).isNotEmpty();
        assertThat(east.console().reign().path("reigns")).hasSize(1);
        awaitName("192.0.2.1", 1);
    }

    @Test
    @Order(5)
    void theNameAndTheHooksFollowTheRole() throws IOException {
        Files.deleteIfExists(data.resolve("told"));
        try (Gate gate = new Gate()) {
            assertThat(gate.switchTo(west).path("outcome").asText()).contains("west is primary, by epoch");
        }
        long epoch = epoch();
        awaitName("192.0.2.2", epoch);
        await("hooks are told").atMost(PATIENCE).until(() -> told().containsAll(List.of(
                "before primary " + epoch + " west east",
                "after primary " + epoch + " west west",
                "before secondary " + epoch + " east west",
                "after secondary " + epoch + " east west")));
        await("observers are told").atMost(PATIENCE).until(() -> !west.server()
                .log()
                .lines("The message network of west is primary now, in epoch " + epoch)
                .isEmpty());
        assertThat(east.server().log().lines("The pooled connections of jdbc/network are closed"))
                .isNotEmpty();
        assertThat(east.server().log().lines("DSRA0240E|REPR0003E"))
                .as("nobody meets a connection that is being closed")
                .isEmpty();
        assertThat(west.network().handIn("c001", "p001", "at west")).isNotEmpty();
    }

    @Test
    @Order(6)
    void aNameServerThatIsAwayKeepsNobodyFromReigningAndTheNameFollowsLater() throws IOException {
        bind.stop();
        try (Gate gate = new Gate()) {
            assertThat(gate.switchTo(east).path("outcome").asText()).contains("east is primary, by epoch");
        }
        long epoch = epoch();
        await("it is said").atMost(PATIENCE).until(() -> group(east)
                .path("trouble")
                .asText()
                .contains("does not lead to this site yet: There is no way to the name server"));
        assertThat(east.server().log().lines("REPR0080W")).isNotEmpty();
        assertThat(east.network().handIn("c001", "p001", "at east again")).isNotEmpty();
        bind.startAgain();
        awaitName("192.0.2.1", epoch);
        await("all is well")
                .atMost(PATIENCE)
                .until(() -> group(east).path("dnsState").asText().equals("leads here, since epoch " + epoch));
    }

    /** What the required check looks at is in order at both sites until this is closed. */
    private static final class Gate implements AutoCloseable {
        private final HttpServer server;

        Gate() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.start();
            for (Site site : List.of(east, west)) {
                await("the gate is up at " + site.name())
                        .atMost(PATIENCE)
                        .until(() -> check(site, "gate").path("state").asText().equals("UP"));
            }
        }

        JsonNode switchTo(Site to) {
            return GroupIT.switchTo(to);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static JsonNode switchTo(Site to) {
        HttpResponse<String> begun = to.console()
                .as("admin")
                .switchover(Map.of("to", to.name(), "typed", to.name(), "reason", "because we can"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        await("the change has ended")
                .atMost(PATIENCE)
                .until(() ->
                        !to.console().plan().path(0).path("outcome").asText().isEmpty());
        return to.console().plan().path(0);
    }

    private static long epoch() {
        return west.console().reign().path("reigns").path(0).path("epoch").asLong();
    }

    private static List<String> told() throws IOException {
        Path told = data.resolve("told");
        return Files.exists(told) ? Files.readAllLines(told) : List.of();
    }

    private static JsonNode group(Site site) {
        return site.console().group();
    }

    private static JsonNode check(Site site, String name) {
        for (JsonNode each : group(site).path("checks")) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("No check " + name + " in " + group(site));
    }

    private static void awaitName(String address, long epoch) {
        await("the name leads to " + address)
                .atMost(PATIENCE)
                .until(() -> bind.lookup(NAME, "A").equals(List.of(address))
                        && bind.lookup("_reprise." + NAME, "TXT").equals(List.of("epoch=" + epoch)));
    }
}
