package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** East and west with {@code reprise-tls.xml}, their certificates made by the command line, and somebody between them who listens. */
final class TlsSites implements AutoCloseable {

    private static final String WORD = "of-both-stores";
    static final Map<String, String> SETTINGS = Map.of(
            "reprise.tls-password", WORD,
            "reprise.messaging-user", "messenger",
            "reprise.messaging-password", "of-the-messenger");

    private final Sites sites;
    private final Relay relay;
    private final List<ByteArrayOutputStream> heard = new CopyOnWriteArrayList<>();

    /** @param sites not started yet, with {@link #SETTINGS} */
    TlsSites(Sites sites) throws IOException, InterruptedException {
        this.sites = sites;
        relay = new Relay(address("east").messagingPort(), this::ear);
        for (String site : List.of("east", "west")) {
            Files.createDirectories(folder(site));
            certificate(site, "make", site);
        }
        certificate("east", "trust", folder("west").resolve("west.pem").toString());
        certificate("west", "trust", folder("east").resolve("east.pem").toString());
        sites.server("east").folder().override("tls", overTls(""));
        sites.server("west").folder().override("tls", overTls("""
                <jmsConnectionFactory id="reprise-peer">
                  <properties.wasJms remoteServerAddress="127.0.0.1:%d:BootstrapSecureMessaging"/>
                </jmsConnectionFactory>
                """.formatted(relay.port())));
    }

    @Override
    public void close() {
        relay.close();
    }

    /** Events go from east to west, and who listens reads nothing. */
    void checkNobodyReads() {
        SitePair pair = SitePair.of(sites);
        pair.east().load("{\"clients\":1,\"pass\":20,\"expire\":0,\"heartbeats\":0,\"prepare\":10}");
        pair.checkEqual();

        assertThat(heard).isNotEmpty().allSatisfy(ear -> {
            byte[] bytes = ear.toByteArray();
            assertThat(bytes).as("a record of the handshake").startsWith(0x16, 0x03);
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                    .doesNotContain("reprise.east.requests", "network.pass", "REPRISE");
        });
        long most = heard.stream().mapToLong(ByteArrayOutputStream::size).max().orElse(0);
        assertThat(most).as("bytes of the longest").isGreaterThan(4_000);
    }

    /** A stranger is not. */
    void checkWhoIsHeard() throws Exception {
        assertThat(isTakenIn(null)).as("a stranger").isFalse();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store("reprise-own.p12"), WORD.toCharArray());
        assertThat(isTakenIn(keys.getKeyManagers())).as("west").isTrue();
    }

    /** The one who is, waits for what he says first; to the other the connection is ended. */
    private boolean isTakenIn(KeyManager @Nullable [] keys) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store("reprise-peers.p12"));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        try (SSLSocket caller = (SSLSocket) context.getSocketFactory()
                .createSocket(Address.HOST, address("east").messagingPort())) {
            caller.setSoTimeout(10_000);
            assertThat(caller.getInputStream().read()).isEqualTo(-1);
            return false;
        } catch (SSLException e) {
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private KeyStore store(String name) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(folder("west").resolve(name).toFile(), WORD.toCharArray());
    }

    private OutputStream ear() {
        ByteArrayOutputStream ear = new ByteArrayOutputStream();
        heard.add(ear);
        return ear;
    }

    private Address address(String site) {
        return sites.server(site).site().address();
    }

    private Path folder(String site) {
        return sites.server(site).folder().config();
    }

    /** The server's own store is its default one as well: to make another takes seconds. */
    private static String overTls(String more) {
        return """
                <server>
                  <include location="${server.config.dir}/reprise-tls.xml"/>
                  <keyStore id="defaultKeyStore" location="${server.config.dir}/reprise-own.p12" type="PKCS12"
                            password="${reprise.tls-password}"/>
                  <basicRegistry id="sample">
                    <user name="${reprise.messaging-user}" password="${reprise.messaging-password}"/>
                  </basicRegistry>
                  %s
                </server>
                """.formatted(more);
    }

    private void certificate(String site, String... command) throws IOException, InterruptedException {
        String[] line = Stream.concat(
                        Stream.of("certificate", "--folder", folder(site).toString()), Stream.of(command))
                .toArray(String[]::new);
        CommandLine.Ended ended = new CommandLine(address(site).url(), "admin", folder(site))
                .run(Map.of("REPRISE_TLS_PASSWORD", WORD), line);
        assertThat(ended.code()).as(ended.err()).isZero();
    }
}
