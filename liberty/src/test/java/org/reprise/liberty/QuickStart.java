package org.reprise.liberty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes servers of tests ready in some two thirds of the CPU time. They compile in one tier; their classes come from an archive of
 * the JVM, and their bundles are resolved as if they had run before. Both are left by a server that is started and stopped for this
 * alone, once in a folder of the build. A JVM that cannot archive classes starts without.
 */
public final class QuickStart {

    private static final Path FOLDER = LibertyInstallation.target().resolve("quick-start");
    private static final Path CLASSES = FOLDER.resolve("classes.jsa");
    private static final Path RESOLVED = FOLDER.resolve("workarea");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** These servers live for minutes, several on two cores: the time to compile well what runs seldom is never won back. */
    private static final List<String> ONE_TIER = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            // a start makes a gigabyte of garbage: by default it is collected fifty times, and all classes thrice
            "-Xms256m",
            "-Xmn128m",
            "-XX:MetaspaceSize=192m",
            // one tier alone is given 48 MB: a server that lives through many classes of tests fills them, and then
            // interprets
            "-XX:ReservedCodeCacheSize=240m");

    private QuickStart() {}

    /** The server, which has never run, will start so. */
    static LibertyServer whole(LibertyServer server) {
        lay(server.folder().output());
        return server.withJvmOptions(options().toArray(String[]::new));
    }

    /** The same without what only operators use: the server's own agent, and its description of the REST interface. */
    public static LibertyServer of(LibertyServer server) {
        return whole(server).withoutAgent().withJvmOptions("-Dmp.openapi.scan.disable=true");
    }

    /** JVM options of a server of a test. */
    public static List<String> options() {
        makeOnce();
        List<String> options = new ArrayList<>(ONE_TIER);
        if (Files.exists(CLASSES)) {
            options.add("-XX:SharedArchiveFile=" + CLASSES);
        }
        return options;
    }

    /** Lays what is resolved into the folder in which a server that has never run is going to write. */
    public static void lay(Path output) {
        makeOnce();
        Path target = output.resolve("workarea");
        if (!Files.exists(target)) {
            copy(RESOLVED, target);
        }
    }

    private static synchronized void makeOnce() {
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel channel = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock ignored = channel.lock()) {
                if (!Files.exists(RESOLVED)) {
                    make();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What takes its place last is looked for first. */
    private static void make() throws IOException {
        Path data = FOLDER.resolve("site");
        RunningSites.deleteAll(data);
        Path archive = FOLDER.resolve("classes.new");
        SiteConfig site =
                new SiteConfig(Address.free("first"), List.of(), Database.h2(data.resolve("first/database")), Map.of());
        try (Sites sites = RunningSites.lay(data, new SiteSet("first", List.of(site)))) {
            // the JVM archives nothing beside an agent
            LibertyServer server = sites.server("first")
                    .withoutAgent()
                    .withJvmOptions(ONE_TIER.toArray(String[]::new))
                    .withJvmOptions("-XX:ArchiveClassesAtExit=" + archive);
            server.start();
            server.awaitReady(PATIENCE);
            new NetworkClient(site.address().url()).handIn("c001", "p001", "so that calls are among the classes");
            // writes the archive
            server.stop(PATIENCE);
            if (Files.exists(archive)) {
                Files.move(archive, CLASSES, StandardCopyOption.REPLACE_EXISTING);
            }
            forgetApplications(server.folder().output().resolve("workarea"));
            Files.move(server.folder().output().resolve("workarea"), RESOLVED);
        }
        RunningSites.deleteAll(data);
    }

    /** What was scanned of an application is of this one, and others have its name. */
    private static void forgetApplications(Path workarea) throws IOException {
        try (Stream<Path> bundles = Files.list(workarea.resolve("org.eclipse.osgi"))) {
            for (Path bundle : bundles.toList()) {
                RunningSites.deleteAll(bundle.resolve("data/cache"));
            }
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
