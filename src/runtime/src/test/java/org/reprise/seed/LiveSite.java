package org.reprise.seed;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.log.EventLog;
import org.reprise.log.Sealer;
import org.reprise.log.ShippedTables;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionLimits;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * A primary with eight busy writers and a sealer. Each event inserts a row and adds to a counter; its body says which, so that what
 * the rows must be at a position can be folded from the log.
 */
final class LiveSite implements AutoCloseable {
    static final int WRITERS = 8;
    private static final int COUNTERS = 20;
    private static final int PAUSE_MS = 20;

    final TestDatabase database;
    final EventLog log;
    final AtomicInteger committed = new AtomicInteger();
    private final LocalTransactions transactions;
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean over;

    LiveSite(Make make) {
        database = make.fresh();
        ShippedTables.create(database.dataSource());
        String create = make == Make.HSQLDB ? "CREATE CACHED TABLE " : "CREATE TABLE ";
        database.execute(
                create + "ENTRY (ID BIGINT NOT NULL PRIMARY KEY, COUNTER_ID BIGINT NOT NULL)",
                create + "COUNTER (ID BIGINT NOT NULL PRIMARY KEY, N BIGINT NOT NULL)");
        for (int i = 0; i < COUNTERS; i++) {
            database.execute("INSERT INTO COUNTER VALUES (" + i + ", 0)");
        }
        transactions = new LocalTransactions(database);
        log = EventLog.over(transactions.dataSource(), transactions, Compression.best());
    }

    /** @param longestPauseMs of a writer between two transactions */
    void start(int longestPauseMs) {
        for (int i = 0; i < WRITERS; i++) {
            running.add(threads.submit(() -> write(longestPauseMs)));
        }
        running.add(threads.submit(this::seal));
    }

    private void write(int longestPauseMs) {
        while (!over) {
            long id = ids.incrementAndGet();
            long counter = ThreadLocalRandom.current().nextLong(COUNTERS);
            try {
                transactions.run(() -> {
                    execute("INSERT INTO ENTRY VALUES (?, ?)", id, counter);
                    execute("UPDATE COUNTER SET N = N + 1 WHERE ID = ?", counter);
                    log.captured().append(1, (id + " " + counter).getBytes(StandardCharsets.UTF_8));
                });
                committed.incrementAndGet();
            } catch (RuntimeException e) {
                // two of them were in each other's way: it is rolled back
            }
            if (longestPauseMs > 0) {
                sleep(ThreadLocalRandom.current().nextInt(longestPauseMs));
            }
        }
    }

    private void execute(String sql, Object... parameters) {
        try (Connection connection = transactions.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void seal() {
        Sealer sealer = new Sealer(
                transactions.dataSource(),
                transactions,
                new PortionLimits(100, 1 << 20),
                Compression.best(),
                Clock.systemUTC());
        while (!over) {
            while (sealer.seal().isPresent()) {
                // as long as some wait
            }
            sleep(PAUSE_MS);
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The rows that the events up to {@code seq} leave, by table and key. */
    Map<String, String> folded(long seq) {
        Map<String, String> rows = new TreeMap<>();
        Map<String, Integer> counters = new TreeMap<>();
        for (int i = 0; i < COUNTERS; i++) {
            counters.put(String.valueOf(i), 0);
        }
        for (long next = 1; next <= seq; ) {
            Portion portion = log.portions().at(next).orElseThrow();
            for (byte[] body : portion.bodies()) {
                if (next <= seq) {
                    String[] words = new String(body, StandardCharsets.UTF_8).split(" ", -1);
                    rows.put("ENTRY " + words[0], words[1]);
                    counters.merge(words[1], 1, Integer::sum);
                }
                next++;
            }
        }
        counters.forEach((id, n) -> rows.put("COUNTER " + id, n.toString()));
        return rows;
    }

    @Override
    public void close() throws Exception {
        over = true;
        for (Future<?> each : running) {
            each.get(1, TimeUnit.MINUTES);
        }
        threads.shutdownNow();
        transactions.close();
    }
}
