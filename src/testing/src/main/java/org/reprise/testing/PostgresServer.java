package org.reprise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server of a place for this JVM, with its defaults, but for {@link ServerProcess#flushes}. */
final class PostgresServer {

    private static final String USER = "reprise";
    private static final String INSTALL = "apt-get install postgresql";

    private static final Map<Place, PostgresServer> RUNNING = new HashMap<>();

    private final Place place;
    private final int port;

    private PostgresServer(Place place, int port) {
        this.place = place;
        this.port = port;
    }

    static synchronized PostgresServer running(Place place) {
        return RUNNING.computeIfAbsent(place, here -> start(here, List.of()));
    }

    /** @param settings such as {@code wal_level=logical} */
    static PostgresServer another(List<String> settings) {
        return start(Place.LOOPBACK, settings);
    }

    TestDatabase fresh() {
        String name = "site" + Workspace.number();
        new TestDatabase(Make.POSTGRESQL, url("postgres"), USER, USER).execute("CREATE DATABASE " + name);
        return new TestDatabase(Make.POSTGRESQL, url(name), USER, USER);
    }

    private String url(String database) {
        return "jdbc:postgresql://" + place.address() + ":" + port + "/" + database;
    }

    private static PostgresServer start(Place place, List<String> settings) {
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
        allowNeighbours(data);
        int port = ServerProcess.freePort();
        List<String> command = new ArrayList<>(List.of(
                initdb.resolveSibling("postgres").toString(),
                "-D",
                data.toString(),
                "-h",
                place.address(),
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
        PostgresServer server = new PostgresServer(place, port);
        ServerProcess.start(
                        folder, place.run(ServerProcess.as("postgres", command)), ServerProcess.as("postgres", stop))
                .awaitConnections(server.url("postgres"), USER, USER);
        return server;
    }

    /** By default only loopback may come in; where it listens at another address, those come by it that the place has beside itself. */
    private static void allowNeighbours(Path data) {
        try {
            Files.writeString(data.resolve("pg_hba.conf"), "host all all samenet trust\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
