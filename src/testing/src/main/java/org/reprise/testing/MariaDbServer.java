package org.reprise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One MariaDB server for this JVM, with its defaults, but for databases of all Unicode and {@link ServerProcess#flushes}. */
final class MariaDbServer {

    private static final String USER = "reprise";
    private static final String INSTALL = "apt-get install mariadb-server";
    private static final List<Path> FOLDERS = List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"));

    private static @Nullable MariaDbServer running;
    private static @Nullable MariaDbServer another;

    private final int port;

    private MariaDbServer(int port) {
        this.port = port;
    }

    static synchronized MariaDbServer running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    static synchronized MariaDbServer another() {
        if (another == null) {
            another = start();
        }
        return another;
    }

    TestDatabase fresh() {
        String name = "site" + Workspace.number();
        new TestDatabase(Make.MARIADB, url("mysql"), USER, USER)
                .execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        return new TestDatabase(Make.MARIADB, url(name), USER, USER);
    }

    private String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }

    private static MariaDbServer start() {
        Path daemon = ServerProcess.find("mariadbd", INSTALL, FOLDERS);
        Path install = ServerProcess.find("mariadb-install-db", INSTALL, FOLDERS);
        Path folder = Workspace.folder("mariadb");
        ServerProcess.giveTo("mysql", folder);
        String data = "--datadir=" + folder.resolve("data");
        ServerProcess.run(folder, command(install, data, "--auth-root-authentication-method=normal", "--skip-test-db"));
        int port = ServerProcess.freePort();
        List<String> command = command(
                daemon,
                data,
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--skip-name-resolve",
                "--init-file=" + userFile(folder));
        if (!ServerProcess.flushes()) {
            // most tests make tables first: without a file, a flush and statistics of each, that is several times as
            // fast
            command.addAll(List.of(
                    "--innodb-flush-method=nosync",
                    "--innodb-flush-log-at-trx-commit=2",
                    "--skip-innodb-file-per-table",
                    "--skip-innodb-stats-persistent",
                    "--debug-no-sync"));
        }
        ServerProcess server = ServerProcess.start(folder, command, List.of());
        MariaDbServer running = new MariaDbServer(port);
        server.awaitConnections(running.url("mysql"), USER, USER);
        return running;
    }

    private static List<String> command(Path program, String... options) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--no-defaults"));
        command.addAll(List.of(options));
        if (ServerProcess.asRoot()) {
            command.add("--user=mysql");
        }
        return command;
    }

    private static Path userFile(Path folder) {
        try {
            return Files.writeString(
                    folder.resolve("user.sql"),
                    "CREATE USER " + USER + "@'127.0.0.1' IDENTIFIED BY '" + USER + "';\n" + "GRANT ALL ON *.* TO "
                            + USER + "@'127.0.0.1' WITH GRANT OPTION;\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
