package org.reprise.liberty;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The files of one server below a site's folder: {@code servers/<site>} is its configuration, written anew by every
 * {@link #write}; {@code output/<site>} has logs, messages and transaction logs; {@code database} is the site's. Only the
 * configuration is ever replaced, so a site goes on with the data that it has.
 *
 * @param home folder of the site
 * @param site name of the site
 */
public record ServerFolder(Path home, String site) {

    private static final List<String> TEMPLATES =
            List.of("server.xml", "reprise.xml", "reprise-tls.xml", "bootstrap.properties");

    public ServerFolder {
        home = home.toAbsolutePath();
    }

    Path config() {
        return home.resolve("servers").resolve(site);
    }

    /** Where servers of this site write; each has a folder of its own name in it. */
    Path outputs() {
        return home.resolve("output");
    }

    Path output() {
        return outputs().resolve(site);
    }

    public Path logs() {
        return output().resolve("logs");
    }

    /** Writes the configuration; the server must be down. */
    void write(LibertyInstallation liberty, Database.Make make, Map<String, String> properties) {
        try {
            Files.createDirectories(logs());
            Files.createDirectories(home.resolve("database"));
            Files.createDirectories(config());
            for (String template : TEMPLATES) {
                copyTemplate(template);
            }
            writeProperties(properties);
            Path driver = liberty.driver(make);
            placeAlone(
                    driver,
                    config().resolve("jdbc").resolve(driver.getFileName().toString()));
            Path portal = liberty.driver(Database.Make.H2);
            placeAlone(
                    portal,
                    config().resolve("portal").resolve(portal.getFileName().toString()));
            placeAlone(liberty.application(), config().resolve("apps/reprise-network.ear"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a piece of server configuration that overrides the templates; the server must be down. */
    public void override(String name, String xml) {
        try {
            Path overrides = Files.createDirectories(config().resolve("configDropins/overrides"));
            Files.writeString(overrides.resolve(name + ".xml"), xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyTemplate(String name) throws IOException {
        try (InputStream template = ServerFolder.class.getResourceAsStream("/liberty/" + name)) {
            if (template == null) {
                throw new IllegalStateException("No template " + name + " on the class path");
            }
            Files.copy(template, config().resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void writeProperties(Map<String, String> values) throws IOException {
        Properties properties = new Properties();
        // sites of one machine find one another's keys beside their folders
        properties.put("reprise.keys.exchange", home.resolveSibling("keys").toString());
        properties.putAll(values);
        try (Writer writer = Files.newBufferedWriter(config().resolve("site.properties"))) {
            properties.store(writer, "Written by the launcher at every start");
        }
    }

    /** Copies {@code file} to {@code target} and removes what else is in the folder of {@code target}. */
    private static void placeAlone(Path file, Path target) throws IOException {
        Path folder = Files.createDirectories(target.resolveSibling("."));
        try (Stream<Path> old = Files.list(folder)) {
            for (Path path : old.filter(Files::isRegularFile).toList()) {
                Files.delete(path);
            }
        }
        Files.copy(file, target);
    }
}
