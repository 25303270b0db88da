package org.reprise.scale;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** CPU time of this thread and of the processes of PostgreSQL that serve connections to one database; those that tidy up are left out. For Linux. */
final class Cpu {
    /** What is measured. */
    interface Work {
        void run() throws SQLException;
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String served;

    /** @param database its name */
    Cpu(String database) {
        this.served = " " + database + " ";
    }

    /** Nanoseconds that the work takes. */
    long of(Work work) throws SQLException {
        long server = server();
        long own = THREADS.getCurrentThreadCpuTime();
        work.run();
        long taken = THREADS.getCurrentThreadCpuTime() - own;
        return taken + server() - server;
    }

    private long server() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> isServing(process.pid()))
                .mapToLong(process -> nanos(process.pid()))
                .sum();
    }

    private boolean isServing(long pid) {
        return read(pid, "cmdline").replace('\0', ' ').contains(served);
    }

    private static long nanos(long pid) {
        String said = read(pid, "schedstat");
        return said.isBlank() ? 0 : Long.parseLong(said.split(" ")[0]);
    }

    /** Empty of a process that has ended meanwhile. */
    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
