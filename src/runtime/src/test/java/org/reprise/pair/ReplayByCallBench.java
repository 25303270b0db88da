package org.reprise.pair;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.reprise.catchup.Transfers;
import org.reprise.testing.Make;

/**
 * What replay by call costs, working ahead and not, in turns: calls that find two rows by their arguments, with a lock, change both and insert
 * a third one. EclipseLink with real JTA transactions, without a container. Prints for each round CPU a call, of the replaying thread, of this
 * process and of the database's processes, and how often the database was asked. Arguments: the make, calls of a round, rounds, and {@code count} to
 * count, which costs CPU.
 */
public final class ReplayByCallBench {
    private static final int LETTERS = 5_000;
    private static final int OFFICES = 500;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ReplayByCallBench() {}

    public static void main(String[] arguments) {
        Make make = Make.valueOf(arguments[0]);
        int events = Integer.parseInt(arguments[1]);
        boolean counts = arguments.length > 3;
        String mode = System.getProperty("test.ahead", "turns");
        try (LetterPair pair =
                new LetterPair(make.fresh(), counts ? CountingDriver.counting(make.fresh()) : make.fresh(), "JDBC")) {
            pair.perform(2 * LETTERS, LETTERS, OFFICES);
            pair.replay();
            for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
                boolean plain = mode.equals("plain") || mode.equals("turns") && round % 2 == 0;
                pair.plainly(plain);
                pair.perform(events, LETTERS, OFFICES);
                long own = THREADS.getCurrentThreadCpuTime();
                long process = process();
                long server = Transfers.serverCpu();
                long asked = CountingDriver.count();
                long start = System.nanoTime();
                pair.replay();
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        "%s %s: %.0f calls/s, CPU a call: %.1f us of the thread, %.1f us of the process, %.1f us of the database; %.2f round"
                                + " trips%n",
                        make,
                        plain ? "plainly" : "ahead",
                        events / seconds,
                        (THREADS.getCurrentThreadCpuTime() - own) / 1e3 / events,
                        (process() - process) / 1e3 / events,
                        (Transfers.serverCpu() - server) / 1e3 / events,
                        (double) (CountingDriver.count() - asked) / events);
            }
            System.out.println(pair.count());
        }
    }

    private static long process() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
