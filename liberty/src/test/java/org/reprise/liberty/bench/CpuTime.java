package org.reprise.liberty.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What a site has taken of the processors: its server, and every process of its database server, those that have ended too. User and
 * system time, to 10 ms. For Linux and PostgreSQL.
 */
record CpuTime(long server, long postmaster) {

    /** Linux tells processes' times in this unit, whatever the kernel's own. */
    private static final double TICKS_PER_SECOND = 100;

    /** Behind the name of the program in {@code /proc/<pid>/stat}. */
    private static final int OWN = 11;

    private static final int WAITED_FOR = 13;

    static CpuTime of(BenchSite site, LogTables log) {
        try (Connection connection = log.connect();
                Statement statement = connection.createStatement()) {
            long backend = LogTables.number(statement, "SELECT pg_backend_pid()");
            long postmaster = ProcessHandle.of(backend)
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow()
                    .pid();
            return new CpuTime(site.server().pid(), postmaster);
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }

    /** Since the processes began. */
    double seconds() {
        long living = ProcessHandle.of(postmaster)
                .orElseThrow()
                .children()
                .mapToLong(child -> ticks(child.pid(), OWN))
                .sum();
        return (ticks(server, OWN) + living + ticks(postmaster, OWN) + ticks(postmaster, WAITED_FOR))
                / TICKS_PER_SECOND;
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
