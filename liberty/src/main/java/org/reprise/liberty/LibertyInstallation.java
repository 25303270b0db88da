package org.reprise.liberty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What servers are made of, as the build lays it out in a folder.
 *
 * @param wlp         the unpacked Open Liberty runtime
 * @param drivers     folder of JDBC drivers
 * @param application the EAR that every site runs
 */
public record LibertyInstallation(Path wlp, Path drivers, Path application) {

    public LibertyInstallation {
        if (!Files.isRegularFile(serverJar(wlp))) {
            throw new IllegalStateException("No Open Liberty in " + wlp + ": build the module liberty first");
        }
        if (!Files.isRegularFile(application)) {
            throw new IllegalStateException("No application " + application + ": build the module liberty first");
        }
    }

    /** What the build of this module made. */
    public static LibertyInstallation built() {
        Path target = target();
        return new LibertyInstallation(
                target.resolve("wlp"), target.resolve("jdbc"), target.resolve("apps/reprise-network.ear"));
    }

    /** The folder of this module's build: {@code target}, or what the system property {@code reprise.target} names. */
    public static Path target() {
        return Path.of(System.getProperty("reprise.target", "target")).toAbsolutePath();
    }

    Path serverJar() {
        return serverJar(wlp);
    }

    Path agentJar() {
        return wlp.resolve("bin/tools/ws-javaagent.jar");
    }

    /** JVM options that Liberty's own script would add. */
    Path moduleOptions() {
        return wlp.resolve("lib/platform/java/java9.options");
    }

    Path driver(Database.Make make) {
        try (Stream<Path> jars = Files.list(drivers)) {
            List<Path> found = jars.filter(jar -> jar.getFileName().toString().matches(make.driver() + "-\\d.*\\.jar"))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException("Expected one driver for " + make + " in " + drivers + ": " + found);
            }
            return found.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path serverJar(Path wlp) {
        return wlp.resolve("bin/tools/ws-server.jar");
    }
}
