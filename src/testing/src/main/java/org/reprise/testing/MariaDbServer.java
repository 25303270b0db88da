package org.reprise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One MariaDB server of a place for this JVM, with its defaults, but for databases of all Unicode and {@link ServerProcess#flushes}. */
final class MariaDbServer {

    private static final String USER = "reprise";
    private static final String INSTALL = "apt-get install mariadb-server";
    private static final List<Path> FOLDERS = List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"));

    private static final Map<Place, MariaDbServer> RUNNING = new HashMap<>();

    private static @Nullable MariaDbServer another;

    private final Place place;
    private final int port;

    private MariaDbServer(Place place, int port) {
        this.place = place;
        this.port = port;
    }

    static synchronized MariaDbServer running(Place place) {
        return RUNNING.computeIfAbsent(place, at -> start(at, List.of()));
    }

    static synchronized MariaDbServer another() {
        if (another == null) {
            another = start(Place.LOOPBACK, List.of());
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
        return "jdbc:mariadb://" + place.address() + ":" + port + "/" + database;
    }

    static MariaDbServer start(Place place, List<String> options) {
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
                "--bind-address=" + place.address(),
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
        command.addAll(options);
        ServerProcess server = ServerProcess.start(folder, place.run(command), List.of());
        MariaDbServer running = new MariaDbServer(place, port);
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
                    // a server that copies this one has that user itself
                    "SET SQL_LOG_BIN = 0;\nCREATE USER " + USER + "@'%' IDENTIFIED BY '" + USER + "';\n"
                            + "GRANT ALL ON *.* TO " + USER + "@'%' WITH GRANT OPTION;\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
