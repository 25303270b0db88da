package org.reprise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Debian's name server on loopback, for this JVM: primary of {@value #ZONE}. {@link #KEY} may change names below {@code app} there,
 * {@link #STRANGER} is known and may change nothing.
 */
public final class BindServer {
    public static final String ZONE = "example.test";
    public static final String KEY = "reprise";
    public static final String STRANGER = "stranger";

    /** Of both keys, in base64. */
    public static final String SECRET = "cmVwcmlzZSB0ZXN0cyBvbmx5LCBub3QgYSBzZWNyZXQ=";

    private static final String CONFIGURATION = """
            options {
              directory "%1$s";
              listen-on port %2$d { 127.0.0.1; };
              listen-on-v6 { none; };
              pid-file none;
              session-keyfile none;
              recursion no;
              dnssec-validation no;
              notify no;
            };
            controls { };
            key "%3$s" { algorithm hmac-sha256; secret "%5$s"; };
            key "%4$s" { algorithm hmac-sha256; secret "%5$s"; };
            zone "%6$s" {
              type primary;
              file "zone.db";
              update-policy { grant %3$s subdomain app.%6$s A AAAA TXT; };
            };
            """;

    private static final String RECORDS = """
            $TTL 60
            @ SOA ns.%1$s. root.%1$s. 1 60 60 600 60
            @ NS ns.%1$s.
            ns A 127.0.0.1
            alias.app CNAME ns
            """.formatted(ZONE);

    private final int port;

    private BindServer(int port) {
        this.port = port;
    }

    /** A new one, which runs until the JVM ends; without {@code named} on this machine the test is skipped, with one line. */
    public static BindServer start() {
        Path program = ServerProcess.find("named", "apt-get install bind9", List.of(Path.of("/usr/sbin")));
        Path folder = Workspace.folder("bind");
        int port = ServerProcess.freePort();
        try {
            // by its own path it may be confined to the system's folders
            Path named = folder.resolve("named");
            Files.copy(program, named);
            Files.writeString(
                    folder.resolve("named.conf"), CONFIGURATION.formatted(folder, port, KEY, STRANGER, SECRET, ZONE));
            Files.writeString(folder.resolve("zone.db"), RECORDS);
            ServerProcess.start(
                    folder,
                    List.of(
                            named.toString(),
                            "-g",
                            "-n",
                            "1",
                            "-c",
                            folder.resolve("named.conf").toString()),
                    List.of());
            await(folder, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BindServer(port);
    }

    private static void await(Path folder, int port) throws IOException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw new IOException(
                            "named does not answer; it said:\n" + Files.readString(folder.resolve("server.log")), e);
                }
                ServerProcess.pause();
            }
        }
    }

    public int port() {
        return port;
    }
}
