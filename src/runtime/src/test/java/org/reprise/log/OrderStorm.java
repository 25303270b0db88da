package org.reprise.log;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.reprise.jdbc.EventLogException;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.portion.Compression;
import org.reprise.portion.PortionLimits;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * Many threads update few rows in ways that do not commute, and write down what they did as events, while two sealers
 * work. Then the sealed events are folded in their order and compared with the rows.
 */
final class OrderStorm {

    /** When the number of an event is drawn. */
    enum Draw {
        /** By the identity column: right. */
        AT_INSERT,
        /** Before the rows are locked: wrong. */
        FIRST
    }

    private static final int THREADS = 8;
    private static final int ROWS = 5;
    static final long PRIME = 1_000_000_007L;
    private static final String UPDATE =
            "UPDATE STORM_ROWS SET X = MOD(X * 31 + CAST(? AS %s), " + PRIME + "), VER = VER + 1 WHERE ID = ?";

    private final TestDatabase database;
    private final LocalTransactions transactions;
    private final EventLog log;
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicInteger conflicts = new AtomicInteger();
    private final AtomicLong drawn = new AtomicLong();
    private final String update;
    private final boolean rollsBack;
    private volatile boolean over;

    /** @param isolation of the business transactions and of the sealers */
    OrderStorm(TestDatabase database, int isolation) {
        this.database = database;
        this.transactions = new LocalTransactions(database, isolation);
        this.log = EventLog.over(transactions.dataSource(), transactions, Compression.best());
        // H2 2.3 and 2.4 by themselves, without any event log, lose committed updates of hot rows now and then when
        // other
        // transactions on these rows roll back; the rows are then wrong, not the sealed order
        this.rollsBack = database.make() != Make.H2;
        this.update = String.format(UPDATE, database.make() == Make.MARIADB ? "SIGNED" : "BIGINT");
    }

    /** Runs so many transactions and returns what is wrong with the sealed order. */
    List<String> run(int count, Draw draw) throws Exception {
        createRows();
        left.set(count);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 2);
        long start = System.nanoTime();
        try {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int client = i;
                clients.add(threads.submit(() -> client(client, draw)));
            }
            Callable<Integer> seal = this::sealAll;
            List<Future<Integer>> sealers = List.of(threads.submit(seal), threads.submit(seal));
            for (Future<?> client : clients) {
                client.get();
            }
            over = true;
            int portions = 0;
            for (Future<Integer> sealer : sealers) {
                portions += sealer.get();
            }
            List<String> wrong = check();
            System.out.printf(
                    "Order storm, %s, id drawn %s: %d transactions, %d conflicts, %d portions, %d ms, %d wrong%n",
                    database.make(),
                    draw,
                    committed.get(),
                    conflicts.get(),
                    portions,
                    (System.nanoTime() - start) / 1_000_000,
                    wrong.size());
            return wrong;
        } finally {
            over = true;
            threads.shutdownNow();
            transactions.close();
        }
    }

    private void createRows() {
        try {
            database.execute("DROP TABLE STORM_ROWS");
        } catch (IllegalStateException e) {
            // the first storm of this database
        }
        database.execute("CREATE TABLE STORM_ROWS (ID INT NOT NULL PRIMARY KEY, X BIGINT, VER BIGINT)");
        for (int row = 0; row < ROWS; row++) {
            database.execute("INSERT INTO STORM_ROWS (ID, X, VER) VALUES (" + row + ", " + row + ", 0)");
        }
    }

    private Void client(int client, Draw draw) throws InterruptedException {
        Random random = new Random(client);
        for (int n = 0; left.getAndDecrement() > 0; ) {
            String name = client + "-" + n++;
            try {
                transactions.run(() -> business(name, random, draw));
                committed.incrementAndGet();
            } catch (ChangeOfMind e) {
                // a business rollback, wanted
            } catch (IllegalStateException | EventLogException e) {
                if (!isConflict(e)) {
                    throw e;
                }
                conflicts.incrementAndGet();
                left.incrementAndGet();
            }
        }
        return null;
    }

    private void business(String name, Random random, Draw draw) {
        long id = draw == Draw.FIRST ? drawn.incrementAndGet() : 0;
        StringBuilder event = new StringBuilder(name);
        if (random.nextBoolean()) {
            int row = random.nextInt(ROWS);
            event.append(" read ").append(row).append(' ').append(version(row));
        }
        Set<Integer> rows = new TreeSet<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            rows.add(random.nextInt(ROWS));
        }
        for (int row : rows) {
            long token = random.nextInt(1_000_000);
            execute(update, token, row);
            event.append(" write ").append(row).append(' ').append(token);
        }
        nap(random);
        byte[] body = event.toString().getBytes(StandardCharsets.UTF_8);
        if (draw == Draw.FIRST) {
            execute("INSERT INTO REPRISE_CAPTURED (ID, EPOCH, BODY) VALUES (?, ?, ?)", id, 1L, body);
        } else {
            log.captured().append(1, body);
        }
        nap(random);
        if (rollsBack && random.nextInt(20) == 0) {
            throw new ChangeOfMind();
        }
    }

    private int sealAll() throws InterruptedException {
        Random random = new Random();
        int portions = 0;
        while (true) {
            boolean last = over;
            int limit = 1 + random.nextInt(50);
            Sealer sealer = new Sealer(
                    transactions.dataSource(),
                    transactions,
                    new PortionLimits(limit, 1 << 20),
                    Compression.DEFLATE,
                    Clock.systemUTC());
            boolean found;
            try {
                found = sealer.seal().isPresent();
            } catch (EventLogException | IllegalStateException e) {
                if (!isConflict(e)) {
                    throw e;
                }
                conflicts.incrementAndGet();
                continue;
            }
            if (found) {
                portions++;
            } else if (last && log.captured().count() == 0) {
                return portions;
            }
            if (random.nextInt(3) == 0 && !last) {
                Thread.sleep(random.nextInt(5));
            }
        }
    }

    private List<String> check() throws SQLException {
        OrderCheck check = new OrderCheck(ROWS);
        check.fold(log.portions());
        check.compareCount(committed.get());
        for (int row = 0; row < ROWS; row++) {
            long[] real = row(row);
            check.compareRow(row, real[0], real[1]);
        }
        return check.wrong();
    }

    private long version(int row) {
        try {
            return row(row)[1];
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long[] row(int row) throws SQLException {
        try (Connection connection = transactions.dataSource().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT X, VER FROM STORM_ROWS WHERE ID = ?")) {
            statement.setInt(1, row);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return new long[] {result.getLong(1), result.getLong(2)};
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

    /** Deadlocks and serialization failures are the business of every application; it tries again. */
    private static boolean isConflict(RuntimeException e) {
        return e.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && (cause.getSQLState().startsWith("40") || cause.getSQLState().equals("HYT00"));
    }

    private static void nap(Random random) {
        if (random.nextInt(10) < 4) {
            try {
                Thread.sleep(0, random.nextInt(999_999));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class ChangeOfMind extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
