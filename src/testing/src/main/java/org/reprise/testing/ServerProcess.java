package org.reprise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A server that this JVM started. */
final class ServerProcess {

    private static final long START_SECONDS = 90;
    private static final String OUTPUT = "server.log";
    private static final String SETUP = "setup.log";

    private final Process process;
    private final Path folder;
    private final List<String> stopCommand;

    private ServerProcess(Process process, Path folder, List<String> stopCommand) {
        this.process = process;
        this.folder = folder;
        this.stopCommand = stopCommand;
    }

    /**
     * Whether servers flush to the disk what they commit, as they do by default. Tests do without
     * ({@code -Dtest.databases.fsync=off}): what a process has written survives its death, and no test cuts the power.
     */
    static boolean flushes() {
        return !"off".equals(System.getProperty("test.databases.fsync"));
    }

    /** Starts a server that runs until the JVM ends; it is stopped by the command, or by a signal when that is empty. */
    static ServerProcess start(Path folder, List<String> command, List<String> stopCommand) {
        try {
            Process process = builder(folder, command, OUTPUT).start();
            ServerProcess server = new ServerProcess(process, folder, stopCommand);
            Workspace.atEnd(server::stop);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. */
    static void run(Path folder, List<String> command) {
        try {
            Process process = builder(folder, command, SETUP).start();
            if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command.get(0) + " did not end in " + START_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(command + " failed:\n" + Files.readString(folder.resolve(SETUP)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Temporary files go to its own folder: a MariaDB server that starts deletes those of every other that shares its place for them. */
    private static ProcessBuilder builder(Path folder, List<String> command, String output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(output).toFile());
        builder.environment().put("TMPDIR", folder.toString());
        return builder;
    }

    void awaitConnections(String url, String user, String password) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try (Connection connection = DriverManager.getConnection(url, user, password)) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("The database server does not answer. It said:\n" + said(), e);
                }
            }
            pause();
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve(OUTPUT));
        } catch (IOException e) {
            return e.toString();
        }
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Its data is thrown away, so nothing is waited for that only a clean shutdown needs. */
    void stop() {
        try {
            if (stopCommand.isEmpty()) {
                process.destroy();
            } else {
                run(folder, stopCommand);
            }
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException | IllegalStateException e) {
            process.destroyForcibly();
        }
    }

    /** A port of loopback that is free now, below those that systems give to whoever connects. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                continue; // taken: another one
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static boolean asRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The command as another user when this is root, which database servers refuse. */
    static List<String> as(String user, List<String> command) {
        if (!asRoot()) {
            return command;
        }
        List<String> whole = new ArrayList<>(List.of("setpriv", "--reuid", user, "--regid", user, "--init-groups"));
        whole.addAll(command);
        return whole;
    }

    /** Gives the folder to the user that the server runs as. */
    static void giveTo(String user, Path folder) {
        if (asRoot()) {
            run(folder, List.of("chown", user + ":" + user, folder.toString()));
        }
    }

    /** Finds a program, or skips the test with one line; in CI a missing program is a failure. */
    static Path find(String program, String install, List<Path> folders) {
        String path = System.getenv().getOrDefault("PATH", "");
        Stream<Path> onPath = Stream.of(path.split(":", -1)).map(Path::of);
        Path found = Stream.concat(folders.stream(), onPath)
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (found == null) {
            String line =
                    "There is no " + program + " on this machine, so these tests are skipped. To run them: " + install;
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(line.replace("are skipped", "cannot run"));
            }
            Assumptions.abort(line);
            throw new IllegalStateException(line);
        }
        return found;
    }
}
