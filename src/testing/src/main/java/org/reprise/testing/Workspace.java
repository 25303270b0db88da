package org.reprise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The temporary folder of this JVM's databases. At its end the servers are stopped first, then the folder is removed. */
final class Workspace {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Deque<Runnable> STOPS = new ArrayDeque<>();
    private static final Path ROOT = create();

    private Workspace() {}

    /** A new folder that any user may pass through: the servers run as other users than root. */
    static Path folder(String name) {
        try {
            Path folder = Files.createDirectory(ROOT.resolve(name + NUMBER.incrementAndGet()));
            return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int number() {
        return NUMBER.incrementAndGet();
    }

    static void atEnd(Runnable stop) {
        synchronized (STOPS) {
            STOPS.push(stop);
        }
    }

    private static Path create() {
        try {
            Path root = Files.createTempDirectory("reprise-databases-");
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
            Runtime.getRuntime().addShutdownHook(new Thread(Workspace::end, "reprise-databases-end"));
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end() {
        synchronized (STOPS) {
            STOPS.forEach(Runnable::run);
        }
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The folder " + ROOT + " of test databases could not be removed: " + e);
        }
    }
}
