package org.reprise.liberty.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Packs the probe and says how a server is to run it. */
public final class ProbeWar {

    private static final Path PACKAGE = Path.of("org/reprise/liberty/probe");

    private ProbeWar() {}

    /** Writes the file. */
    public static void pack(Path war) {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(war))) {
            for (Path file : classes()) {
                out.putNextEntry(new JarEntry("WEB-INF/classes/" + PACKAGE + "/" + file.getFileName()));
                Files.copy(file, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A piece of server configuration with the probe at {@code /probe}, and a way to the server's own queues. */
    public static String configuration(Path war) {
        return """
                <server>
                  <webApplication id="probe" name="probe" location="%s" contextRoot="/probe"/>
                  <jmsConnectionFactory id="probe" jndiName="jms/probe/local">
                    <properties.wasJms persistentMapping="AssuredPersistent"/>
                  </jmsConnectionFactory>
                </server>
                """.formatted(war.toAbsolutePath());
    }

    private static List<Path> classes() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private static Path folder() {
        try {
            Path root = Path.of(ProbeWar.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return root.resolve(PACKAGE);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
