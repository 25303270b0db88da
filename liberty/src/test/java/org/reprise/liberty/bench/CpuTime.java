package org.reprise.liberty.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a site has taken of the processors: its server where it has one, and every process of its database server, those that have ended too. User and
 * system time, to 10 ms. For Linux; of database servers, PostgreSQL and MariaDB.
 */
record CpuTime(List<Long> servers, List<Long> postmasters) {

    /** Linux tells processes' times in this unit, whatever the kernel's own. */
    private static final double TICKS_PER_SECOND = 100;

    /** Behind the name of the program in {@code /proc/<pid>/stat}. */
    private static final int OWN = 11;

    private static final int WAITED_FOR = 13;

    static CpuTime of(BenchSite site, LogTables log) {
        CpuTime database = ofDatabase(log);
        List<Long> servers = new ArrayList<>(database.servers);
        servers.add(site.server().pid());
        return new CpuTime(servers, database.postmasters);
    }

    /** Of a site whose database is embedded in its server. */
    static CpuTime ofServer(BenchSite site) {
        return new CpuTime(List.of(site.server().pid()), List.of());
    }

    /** A database server alone; nothing where it is embedded in the site's server. */
    static CpuTime ofDatabase(LogTables data) {
        return switch (data.data().make()) {
            case POSTGRESQL -> new CpuTime(List.of(), List.of(postmaster(data)));
            case MARIADB -> new CpuTime(List.of(mariadbd(data)), List.of());
            case H2, HSQLDB -> new CpuTime(List.of(), List.of());
        };
    }

    private static long mariadbd(LogTables log) {
        try (Connection connection = log.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@pid_file")) {
            row.next();
            return Long.parseLong(Files.readString(Path.of(row.getString(1))).strip());
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long postmaster(LogTables log) {
        try (Connection connection = log.connect();
                Statement statement = connection.createStatement()) {
            long backend = LogTables.number(statement, "SELECT pg_backend_pid()");
            return ProcessHandle.of(backend)
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow()
                    .pid();
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }

    /** Since the processes began. */
    double seconds() {
        long ticks = 0;
        for (long server : servers) {
            ticks += ticks(server, OWN);
        }
        for (long postmaster : postmasters) {
            ticks += ProcessHandle.of(postmaster)
                    .orElseThrow()
                    .children()
                    .mapToLong(child -> ticks(child.pid(), OWN))
                    .sum();
            ticks += ticks(postmaster, OWN) + ticks(postmaster, WAITED_FOR);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** User and system time; none of a process that has ended meanwhile: the postmaster has it then. */
    private static long ticks(long pid, int field) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            return Long.parseLong(fields.get(field)) + Long.parseLong(fields.get(field + 1));
        } catch (IOException e) {
            return 0;
        }
    }
}
