package org.reprise.liberty;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.objectweb.asm.ClassReader;
import org.reprise.liberty.death.DeathAgent;
import org.reprise.liberty.death.Place;

/** A place in the code where a server can be made to die at once, as by SIGKILL: {@link DeathAgent} halts the JVM there. */
enum DeathPoint {
    EVIDENCE_KEPT_BEFORE_COMMIT("org.reprise.log.JdbcEvidenceStore", "keep", "EXIT"),
    BEFORE_ROWS("org.reprise.proof.JdbcRowApplier", "apply(java.util.List)", "ENTRY"),
    AFTER_ROWS("org.reprise.proof.JdbcRowApplier", "apply(java.util.List)", "EXIT"),
    POSITION_MOVED_BEFORE_COMMIT("org.reprise.log.JdbcReplayPosition", "advance", "EXIT"),
    COMMITTED_AND_ROWS_UNKNOWN("org.reprise.eclipselink.WatchedUnitsOfWork", "evict", "ENTRY"),
    /** Rows of many events are to be written together. */
    BEFORE_ROWS_OF_MANY("org.reprise.catchup.NetRows", "write", "ENTRY"),
    /** New rows are there, and those that change are not changed yet. */
    AMID_ROWS_OF_MANY("org.reprise.catchup.JdbcBatches", "update", "ENTRY"),
    AFTER_ROWS_OF_MANY("org.reprise.catchup.NetRows", "write", "EXIT"),
    EVENT_WRITTEN_BEFORE_COMMIT("org.reprise.log.JdbcCapturedEvents", "append", "EXIT"),
    BEFORE_QUARANTINE("org.reprise.quarantine.Rewind", "undo(org.reprise.portion.Position, java.lang.String)", "ENTRY"),
    AMID_UNDO("org.reprise.proof.RowUndo", "undo(java.util.List)", "EXIT", 2),
    /** All rows are as before, and one event is in quarantine. */
    AMID_QUARANTINE("org.reprise.quarantine.QuarantineStore", "add", "EXIT"),
    UNDONE_BEFORE_COMMIT(
            "org.reprise.quarantine.Rewind", "undo(org.reprise.portion.Position, java.lang.String)", "EXIT"),
    UNDONE_AND_COMMITTED("org.reprise.site.Returning", "undone", "ENTRY"),
    /** The second chunk of a seed is written and noted. */
    CHUNK_LOADED_BEFORE_COMMIT("org.reprise.seed.SeedRecord", "add", "EXIT", 2),
    /** The second chunk of a seed is asked for. */
    CHUNK_ASKED_FOR("org.reprise.seed.StagedSeed", "chunk", "ENTRY", 2),
    /** The old primary has heard that it is to give way, and writes it down. */
    GIVING_WAY("org.reprise.site.GivingWay", "to", "ENTRY"),
    /** It promises the new epoch, and has not committed that. */
    PROMISE_BEFORE_COMMIT("org.reprise.reign.JdbcReignStore", "set", "EXIT"),
    /** It has promised, and the new primary does not know. */
    PROMISED("org.reprise.site.ReignDesk", "promise", "EXIT"),
    /** The new primary has all, and its generators are moved. */
    BEFORE_EPOCH("org.reprise.reign.JdbcReignStore", "take", "ENTRY"),
    /** It has written the epoch and the reign, and has not committed them. */
    EPOCH_BEFORE_COMMIT("org.reprise.reign.JdbcReignStore", "add", "EXIT"),
    /** The reign has begun, and has no barrier. */
    EPOCH_TAKEN("org.reprise.reign.JdbcReignStore", "take", "EXIT"),
    /** The reign has its barrier, and nobody has been told. */
    BEFORE_OTHERS_ARE_TOLD("org.reprise.reign.Candidate", "tell", "ENTRY");

    /** In the order in which a site that comes back passes them. */
    static final List<DeathPoint> WHILE_COMING_BACK =
            List.of(BEFORE_QUARANTINE, AMID_UNDO, AMID_QUARANTINE, UNDONE_BEFORE_COMMIT, UNDONE_AND_COMMITTED);

    /** In the order in which healing passes them. */
    static final List<DeathPoint> WHILE_HEALING = List.of(
            EVIDENCE_KEPT_BEFORE_COMMIT,
            BEFORE_ROWS,
            AFTER_ROWS,
            POSITION_MOVED_BEFORE_COMMIT,
            COMMITTED_AND_ROWS_UNKNOWN);

    /** In the order in which a site passes them that is far behind. */
    static final List<DeathPoint> WHILE_CATCHING_UP = List.of(
            BEFORE_ROWS_OF_MANY,
            AMID_ROWS_OF_MANY,
            AFTER_ROWS_OF_MANY,
            POSITION_MOVED_BEFORE_COMMIT,
            COMMITTED_AND_ROWS_UNKNOWN);

    /** In the order in which a change of primary passes them: first those of the old one. */
    static final List<DeathPoint> WHILE_GIVING_WAY = List.of(GIVING_WAY, PROMISE_BEFORE_COMMIT, PROMISED);

    /** In the order in which a change of primary passes them: at the old one, and at the new one. */
    static final List<DeathPoint> WHILE_A_PRIMARY_CHANGES = List.of(
            GIVING_WAY,
            PROMISE_BEFORE_COMMIT,
            PROMISED,
            BEFORE_EPOCH,
            EPOCH_BEFORE_COMMIT,
            EPOCH_TAKEN,
            BEFORE_OTHERS_ARE_TOLD);

    private final String type;
    private final String method;
    private final String place;
    private final int time;

    DeathPoint(String type, String method, String place) {
        this(type, method, place, 1);
    }

    /** @param time that a server comes to the point, since its start */
    DeathPoint(String type, String method, String place, int time) {
        this.type = type;
        this.method = method;
        this.place = place;
        this.time = time;
    }

    /** JVM options that make a server able to die at any of the points, once somebody arms one: for those that it comes to while it starts. */
    static String[] agent(Path folder) {
        Path script = write(
                folder.resolve("death.points"),
                Arrays.stream(values())
                        .map(point -> point.line(folder.resolve(point.name()).toString()))
                        .collect(Collectors.joining("\n")));
        return new String[] {"-javaagent:" + jar(folder) + "=" + script};
    }

    /** The next server that comes to the point, or has come there often enough, dies there; only one does. */
    void arm(Path folder) {
        write(folder.resolve(name()), "");
    }

    /** This server, which runs without an agent until now, dies when it comes to the point, or has come there often enough. */
    void arm(LibertyServer server) {
        Path folder = server.folder().logs();
        Path script = write(folder.resolve(name()), line(""));
        try {
            VirtualMachine jvm = VirtualMachine.attach(Long.toString(server.pid()));
            try {
                jvm.loadAgent(jar(folder).toString(), script.toString());
            } finally {
                jvm.detach();
            }
        } catch (IOException | AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new IllegalStateException("No agent in " + server.site().name(), e);
        }
    }

    /** @param armed a file that must be there */
    private String line(String armed) {
        int takes = method.indexOf('(');
        return new Place(
                        name(),
                        type.replace('.', '/'),
                        takes < 0 ? method : method.substring(0, takes),
                        takes < 0 ? "" : descriptor(method.substring(takes + 1, method.length() - 1)),
                        place.equals("ENTRY"),
                        time,
                        armed)
                .line();
    }

    private static String descriptor(String types) {
        return Stream.of(types.split(", "))
                .map(each -> "L" + each.replace('.', '/') + ";")
                .collect(Collectors.joining("", "(", ")"));
    }

    /** Of the agent, and of what it changes classes by. */
    private static Path jar(Path folder) {
        Path jar = folder.resolve("death-agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (String agent : List.of("Premain-Class", "Agent-Class")) {
            manifest.getMainAttributes().putValue(agent, DeathAgent.class.getName());
        }
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> each : List.of(DeathAgent.class, ClassReader.class)) {
                copyPackage(each, out);
            }
            return jar;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copyPackage(Class<?> of, JarOutputStream out) throws IOException, URISyntaxException {
        Path from =
                Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
        String folder = of.getPackageName().replace('.', '/') + "/";
        if (Files.isDirectory(from)) {
            try (Stream<Path> files = Files.list(from.resolve(folder))) {
                for (Path file : files.toList()) {
                    out.putNextEntry(new ZipEntry(folder + file.getFileName()));
                    Files.copy(file, out);
                }
            }
        } else {
            try (JarFile jar = new JarFile(from.toFile())) {
                for (JarEntry entry : Collections.list(jar.entries())) {
                    if (entry.getName().startsWith(folder) && entry.getName().endsWith(".class")) {
                        out.putNextEntry(new ZipEntry(entry.getName()));
                        jar.getInputStream(entry).transferTo(out);
                    }
                }
            }
        }
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
