package org.reprise.liberty.inside;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jboss.arquillian.config.descriptor.api.ContainerDef;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.reprise.liberty.Address;
import org.reprise.liberty.LibertyInstallation;
import org.reprise.liberty.QuickStart;
import org.reprise.liberty.RunningSites;

/** Lays out the server that Arquillian starts: an empty folder in the build's, free ports, the same {@code reprise.xml} as any site. */
public final class InsideServer implements LoadableExtension {

    /** The name of the site, at whichever role. */
    static final String SITE = "inside";

    /** Unlike any other that runs on the machine: Arquillian looks for a running one by its name alone. */
    private static final String SERVER = SITE + "-" + ProcessHandle.current().pid();

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Layout.class);
    }

    /** Made by Arquillian. */
    public static final class Layout {

        /** Before the container is set up. */
        public void write(@Observes ContainerRegistry containers) throws IOException {
            LibertyInstallation liberty = LibertyInstallation.built();
            Address address = Address.free(SITE);
            Path user = RunningSites.folder("arquillian");
            deleteAll(user);
            Path server = Files.createDirectories(user.resolve("servers").resolve(SERVER));
            copy("/inside/server.xml", server.resolve("server.xml"));
            copy("/liberty/reprise.xml", server.resolve("reprise.xml"));
            QuickStart.lay(server);
            writeProperties(server.resolve("bootstrap.properties"), address);
            copyDriver(liberty.drivers(), Files.createDirectories(server.resolve("jdbc")));
            containers.getContainers().forEach(container -> {
                ContainerDef definition = container.getContainerConfiguration();
                definition.overrideProperty("wlpHome", liberty.wlp().toString());
                definition.overrideProperty("usrDir", user.toString());
                definition.overrideProperty("serverName", SERVER);
                definition.overrideProperty(
                        "javaVmArguments", "-Xms64m -Xmx512m " + String.join(" ", QuickStart.options()));
                definition.overrideProperty("httpPort", Integer.toString(address.httpPort()));
            });
        }

        private static void writeProperties(Path file, Address address) throws IOException {
            Properties properties = new Properties();
            properties.putAll(Map.of(
                    "reprise.site", SITE,
                    "reprise.security", "off",
                    "reprise.peer", SITE,
                    "reprise.peer-address", address.messaging(),
                    "reprise.messaging-host", address.url().getHost(),
                    "reprise.messaging-port", Integer.toString(address.messagingPort()),
                    "reprise.http-port", Integer.toString(address.httpPort())));
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, "The tests play the peer: it is this very server, and they have no keys");
            }
        }

        private static void copy(String resource, Path target) throws IOException {
            try (InputStream in = InsideServer.class.getResourceAsStream(resource)) {
                Files.copy(java.util.Objects.requireNonNull(in, resource), target);
            }
        }

        private static void copyDriver(Path drivers, Path folder) throws IOException {
            try (Stream<Path> jars = Files.list(drivers)) {
                List<Path> h2 = jars.filter(jar -> jar.getFileName().toString().startsWith("h2-"))
                        .toList();
                for (Path jar : h2) {
                    Files.copy(jar, folder.resolve(jar.getFileName()));
                }
            }
        }

        private static void deleteAll(Path folder) throws IOException {
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
