package org.reprise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

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

    private final Path folder;
    private final int port;
    private ServerProcess process;

    private BindServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        this.process = run();
    }

    /** A new one, which runs until the JVM ends; without {@code named} on this machine the test is skipped, with one line. */
    public static BindServer start() {
        Path program = ServerProcess.find("named", "apt-get install bind9", List.of(Path.of("/usr/sbin")));
        Path folder = Workspace.folder("bind");
        int port = ServerProcess.freePort();
        try {
            // by its own path it may be confined to the system's folders
            Files.copy(program, folder.resolve("named"));
            Files.writeString(
                    folder.resolve("named.conf"), CONFIGURATION.formatted(folder, port, KEY, STRANGER, SECRET, ZONE));
            Files.writeString(folder.resolve("zone.db"), RECORDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BindServer(folder, port);
    }

    private ServerProcess run() {
        List<String> command = List.of(
                folder.resolve("named").toString(),
                "-g",
                "-n",
                "1",
                "-c",
                folder.resolve("named.conf").toString());
        ServerProcess started = ServerProcess.start(folder, command, List.of());
        try {
            await(folder, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return started;
    }

    /** Nobody answers until {@link #startAgain}. */
    public void stop() {
        process.stop();
    }

    /** With all that it had. */
    public void startAgain() {
        process = run();
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

    /** What anybody is told who asks; empty for nothing. */
    @SuppressWarnings("BanJNDI") // what DNS gives are texts
    public List<String> lookup(String name, String type) {
        Hashtable<String, String> way = new Hashtable<>(Map.of(
                Context.INITIAL_CONTEXT_FACTORY,
                "com.sun.jndi.dns.DnsContextFactory",
                Context.PROVIDER_URL,
                "dns://127.0.0.1:" + port));
        try {
            DirContext context = new InitialDirContext(way);
            try {
                Attribute found =
                        context.getAttributes(name, new String[] {type}).get(type);
                List<String> texts = new ArrayList<>();
                for (int i = 0; found != null && i < found.size(); i++) {
                    texts.add(found.get(i).toString());
                }
                return texts;
            } finally {
                context.close();
            }
        } catch (NameNotFoundException e) {
            return List.of();
        } catch (NamingException e) {
            throw new IllegalStateException(name + " cannot be looked up: " + e, e);
        }
    }
}
