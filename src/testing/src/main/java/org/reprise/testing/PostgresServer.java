package org.reprise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of this JVM, with its defaults, but for {@link ServerProcess#flushes}. */
final class PostgresServer {

    private static final String USER = "reprise";
    private static final String INSTALL = "apt-get install postgresql";

    private static @Nullable PostgresServer running;

    private final int port;

    private PostgresServer(int port) {
        this.port = port;
    }

    static synchronized PostgresServer running() {
        if (running == null) {
            running = start(List.of());
        }
        return running;
    }

    /** @param settings such as {@code wal_level=logical} */
    static PostgresServer another(List<String> settings) {
        return start(settings);
    }

    TestDatabase fresh() {
        String name = "site" + Workspace.number();
        new TestDatabase(Make.POSTGRESQL, url("postgres"), USER, USER).execute("CREATE DATABASE " + name);
        return new TestDatabase(Make.POSTGRESQL, url(name), USER, USER);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static PostgresServer start(List<String> settings) {
        Path initdb = ServerProcess.find("initdb", INSTALL, debianFolders());
        Path folder = Workspace.folder("postgresql");
        ServerProcess.giveTo("postgres", folder);
        Path data = folder.resolve("data");
        ServerProcess.run(
                folder,
                ServerProcess.as(
                        "postgres",
                        List.of(
                                initdb.toString(),
                                "-D",
                                data.toString(),
                                "-U",
                                USER,
                                "--auth=trust",
                                "--encoding=UTF8",
                                "--locale=C")));
        int port = ServerProcess.freePort();
        List<String> command = new ArrayList<>(List.of(
                initdb.resolveSibling("postgres").toString(),
                "-D",
                data.toString(),
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(port),
                "-c",
                "unix_socket_directories="));
        if (!ServerProcess.flushes()) {
            // hundreds of databases come and stay: to vacuum them in turn is work all the time
            for (String setting : List.of(
                    "fsync=off", "full_page_writes=off", "autovacuum=off", "wal_level=minimal", "max_wal_senders=0")) {
                command.addAll(List.of("-c", setting));
            }
        }
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        List<String> stop =
                List.of(initdb.resolveSibling("pg_ctl").toString(), "stop", "-m", "immediate", "-D", data.toString());
        PostgresServer server = new PostgresServer(port);
        ServerProcess.start(folder, ServerProcess.as("postgres", command), ServerProcess.as("postgres", stop))
                .awaitConnections(server.url("postgres"), USER, USER);
        return server;
    }

    /** Debian keeps each version in a folder of its own; the newest comes first. */
    private static List<Path> debianFolders() {
        Path versions = Path.of("/usr/lib/postgresql");
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(versions)) {
            try (DirectoryStream<Path> each = Files.newDirectoryStream(versions)) {
                each.forEach(version -> folders.add(version.resolve("bin")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        folders.sort(Comparator.comparing((Path folder) -> folder.toString()).reversed());
        return folders;
    }
}
