package org.reprise.scale;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        Map<Long, Long> before = servers();
        long own = THREADS.getCurrentThreadCpuTime();
        work.run();
        long taken = THREADS.getCurrentThreadCpuTime() - own;
        // of one that ended meanwhile, such as after a test's own connection, nothing is known
        return taken
                + servers().entrySet().stream()
                        .mapToLong(each -> each.getValue() - before.getOrDefault(each.getKey(), 0L))
                        .sum();
    }

    private Map<Long, Long> servers() {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::pid)
                .filter(this::isServing)
                .collect(Collectors.toMap(Function.identity(), Cpu::nanos));
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
