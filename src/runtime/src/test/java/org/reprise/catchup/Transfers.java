package org.reprise.catchup;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.reprise.proof.Change;
import org.reprise.testing.TestDatabase;

/** Transfers between accounts, of two updates and an insert each, for benchmarks. For one thread. */
public final class Transfers implements Workload {
    private static final int ACCOUNTS = 20_000;

    private final BigDecimal[] balances = new BigDecimal[ACCOUNTS];
    private final Random random = new Random(1);
    private long ids;

    /** Makes and fills the tables. */
    public Transfers(TestDatabase database) throws SQLException {
        database.execute(
                "CREATE TABLE ACCOUNT (ID INTEGER NOT NULL PRIMARY KEY, BRANCH_ID INTEGER NOT NULL, OWNER VARCHAR(40) NOT NULL, BALANCE NUMERIC(19,4) NOT NULL)",
                "CREATE TABLE LEDGER (ID BIGINT NOT NULL PRIMARY KEY, FROM_ID INTEGER NOT NULL, TO_ID INTEGER NOT NULL, AMOUNT NUMERIC(19,4) NOT NULL, NOTE VARCHAR(40),"
                        + " CONSTRAINT LEDGER_FROM FOREIGN KEY (FROM_ID) REFERENCES ACCOUNT (ID))");
        Arrays.fill(balances, new BigDecimal("10000.0000"));
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO ACCOUNT VALUES (?, ?, ?, 10000)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < ACCOUNTS; i++) {
                insert.setInt(1, i);
                insert.setInt(2, i % 10);
                insert.setString(3, "owner of account " + i);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    @Override
    public Done next() {
        int from = random.nextInt(ACCOUNTS);
        int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(10_000) + 1, 2);
        List<Change> changes = List.of(
                balance(from, balances[from].subtract(amount)),
                balance(to, balances[to].add(amount)),
                Shop.insert(
                        "LEDGER",
                        Map.of("ID", ++ids),
                        Map.of("FROM_ID", from, "TO_ID", to, "AMOUNT", amount, "NOTE", "transfer")));
        return new Done("[" + from + "," + to + "," + amount + "]", changes);
    }

    /** Makes the accounts what they are behind all transfers so far. */
    public void settle(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement update = connection.prepareStatement("UPDATE ACCOUNT SET BALANCE = ? WHERE ID = ?")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < ACCOUNTS; i++) {
                update.setBigDecimal(1, balances[i]);
                update.setInt(2, i);
                update.addBatch();
            }
            update.executeBatch();
            connection.commit();
        }
    }

    private Change balance(int account, BigDecimal after) {
        BigDecimal before = balances[account];
        balances[account] = after;
        return Shop.update("ACCOUNT", Map.of("ID", account), Map.of("BALANCE", after), Map.of("BALANCE", before));
    }

    /** CPU of the processes of the database's server, in nanoseconds; 0 where it is in this one. */
    public static long serverCpu() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
    }
}
