package org.reprise.liberty.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reprise.liberty.LibertyInstallation;

/**
 * The build with which speed is compared: that of commit {@value #COMMIT}, in which every event was called and had some five statements of its
 * own. It is built once, in a folder of today's build. Its servers have its own application and today's configuration of the server, which
 * differs in how messages travel.
 */
final class BeforeBuild {
    static final String COMMIT = "36d5a78";

    private static final List<String> BUILD = List.of("mvn", "-q", "package", "-DskipTests");

    private final Path history;
    private final Path folder;
    private final PrintStream out;

    /**
     * @param history the folder of the project, with its history
     * @param folder  where it is built
     */
    BeforeBuild(Path history, Path folder, PrintStream out) {
        this.history = history;
        this.folder = folder;
        this.out = out;
    }

    /**
     * Builds it where it is not there.
     *
     * @throws IllegalStateException when the history has not got the commit, or it does not build
     */
    LibertyInstallation installation() throws IOException, InterruptedException {
        Path target = folder.resolve("liberty/target");
        Path application = target.resolve("apps/reprise-network.ear");
        if (!Files.exists(application)) {
            build();
        }
        return new LibertyInstallation(target.resolve("wlp"), target.resolve("jdbc"), application);
    }

    private void build() throws IOException, InterruptedException {
        if (!succeeds(history, List.of("git", "cat-file", "-e", COMMIT + "^{commit}"))) {
            throw new IllegalStateException("The history of " + history + " has no commit " + COMMIT
                    + ", with whose build speed is compared. Where the clone is shallow: git fetch --unshallow");
        }
        out.println("building " + COMMIT + ", some minutes");
        Bench.delete(folder);
        Files.createDirectories(folder);
        Path archive = folder.resolve("before.tar");
        check(succeeds(history, List.of("git", "archive", "--output=" + archive, COMMIT)));
        check(succeeds(folder, List.of("tar", "xf", archive.toString())));
        List<String> offline = new ArrayList<>(BUILD);
        offline.add(1, "-o");
        // it may use what today's build does not, and what is not here then
        check(succeeds(folder, offline) || succeeds(folder, BUILD));
    }

    private void check(boolean done) throws IOException {
        if (!done) {
            List<String> said = Files.readAllLines(log());
            throw new IllegalStateException("The build of " + COMMIT + " in " + folder + " failed:\n"
                    + String.join("\n", said.subList(Math.max(0, said.size() - 20), said.size())));
        }
    }

    private Path log() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    private boolean succeeds(Path in, List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(log().toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        // of the Maven that runs this benchmark
        builder.environment().keySet().removeAll(List.of("MAVEN_PROJECTBASEDIR", "MAVEN_CMD_LINE_ARGS"));
        return builder.start().waitFor() == 0;
    }
}
