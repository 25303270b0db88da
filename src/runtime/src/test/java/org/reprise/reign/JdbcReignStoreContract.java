package org.reprise.reign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.EventLogException;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.log.EventLog;
import org.reprise.log.Sealer;
import org.reprise.log.ShippedTables;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionLimits;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** The store and the fence on a make of database, with transactions that run at once. */
@TestInstance(Lifecycle.PER_CLASS)
class JdbcReignStoreContract extends ReignStoreContract {
    private static final byte[] BODY = {1, 2, 3};

    private final Make make;
    TestDatabase database;
    LocalTransactions transactions;
    EventLog log;
    private final ExecutorService pool = Executors.newCachedThreadPool();

    JdbcReignStoreContract(Make make) {
        this.make = make;
    }

    @BeforeAll
    void createTables() {
        database = make.fresh();
        transactions = new LocalTransactions(database);
        ShippedTables.create(database.dataSource());
        database.execute("CREATE TABLE WORK (ID BIGINT NOT NULL PRIMARY KEY, EPOCH BIGINT NOT NULL)");
        log = EventLog.over(transactions.dataSource(), transactions, Compression.best());
    }

    @AfterAll
    void close() {
        pool.shutdownNow();
        transactions.close();
    }

    @BeforeEach
    void empty() {
        database.execute(
                "DELETE FROM REPRISE_REIGN",
                "DELETE FROM REPRISE_CAPTURED",
                "DELETE FROM WORK",
                "DELETE FROM REPRISE_SETTING",
                "UPDATE REPRISE_PROMISE SET EPOCH = 0, PRIMARY_SITE = '', PROMISED_MS = 0");
        store = ReignStore.over(transactions.dataSource(), transactions, () -> {});
    }

    @Test
    void aPortionThatIsSealedWhileThePromiseRisesIsNotTakenForOneBehindAHole() {
        Sealer sealer = new Sealer(
                transactions.dataSource(), transactions, PortionLimits.DEFAULT, Compression.best(), Clock.systemUTC());
        transactions.run(() -> log.captured().append(1, BODY));
        AtomicBoolean sealed = new AtomicBoolean();
        EventLog rising = EventLog.over(
                before(transactions.dataSource(), "FIRST_SEQ > ?", () -> {
                    if (!sealed.getAndSet(true)) {
                        done(pool.submit(sealer::seal));
                    }
                }),
                transactions,
                Compression.best());

        rising.reigns().raise(new Promise(2, "west", NOW));

        assertThat(sealed).as("sealed between the look and the act").isTrue();
        assertThat(log.portions().last().seq()).isEqualTo(sealer.sealed().seq());
    }

    /** Else the barrier had no place, and the site neither opened nor gave the role up. */
    @Test
    void aReignDoesNotBeginWhereTheLogHasGoneOn() {
        database.execute("DELETE FROM REPRISE_PORTIONS");
        log.reigns().take(Promise.NONE, reign(1, 0, 1, "east"));
        Portion first = Portion.seal(ChainEnd.START, 1, List.of(BODY), NOW, Compression.DEFLATE);
        Portion late = Portion.seal(first.end(), 1, List.of(BODY), NOW, Compression.DEFLATE);
        log.portions().store(first, first.end().position());
        Promise seen = log.reigns().promise();
        Reign next = new Reign(2, first.end(), "west", NOW, "anna", "east is dead");
        log.portions().store(late, late.end().position());

        assertThatThrownBy(() -> log.reigns().take(seen, next))
                .isInstanceOf(LogWentOnException.class)
                .hasMessageContaining("ends with event 1:2 by now, not with 1:1");
        assertThat(log.reigns().promise()).isEqualTo(seen);
        assertThat(log.reigns().reigns().all()).hasSize(1);

        Reign further = new Reign(2, late.end(), "west", NOW, "anna", "east is dead");
        transactions.run(() -> log.captured().append(1, BODY));
        assertThatThrownBy(() -> log.reigns().take(seen, further))
                .isInstanceOf(LogWentOnException.class)
                .hasMessageContaining("1 events were captured here and are in no portion yet");
        database.execute("DELETE FROM REPRISE_CAPTURED");
        assertThat(log.reigns().take(seen, further)).isTrue();
        database.execute("DELETE FROM REPRISE_PORTIONS");
    }

    /** Else its first event would have the place of one that has come just then, and nothing of the reign could be sealed. */
    @Test
    void aReignDoesNotBeginBeforeTheFirstEventOfALogThatHasOne() {
        log.reigns().take(Promise.NONE, reign(1, 0, 1, "east"));
        Promise seen = log.reigns().promise();
        log.portions().store(Portion.seal(ChainEnd.START, 1, List.of(BODY), NOW, Compression.DEFLATE));
        try {
            assertThatThrownBy(() -> log.reigns().take(seen, reign(66, 0, 1, "west")))
                    .isInstanceOf(LogWentOnException.class);
            assertThat(log.reigns().promise()).isEqualTo(seen);
        } finally {
            database.execute("DELETE FROM REPRISE_PORTIONS");
        }
        assertThat(log.reigns().take(seen, reign(66, 0, 1, "west"))).isTrue();
    }

    @Test
    void aPromiseThatTheDatabaseRolledBackForTheSakeOfAnotherTransactionIsMadeAgain() {
        AtomicInteger refused = new AtomicInteger();
        ReignStore hindered = ReignStore.over(
                before(transactions.dataSource(), "UPDATE REPRISE_PROMISE SET EPOCH", () -> {
                    if (refused.getAndIncrement() < 2) {
                        throw new EventLogException("rolled back", new SQLException("serialization failure", "40001"));
                    }
                }),
                transactions,
                () -> {});

        assertThat(hindered.raise(new Promise(2, "west", NOW))).isTrue();

        assertThat(store.promise().primary()).isEqualTo("west");
        assertThat(refused.get()).as("tries").isGreaterThan(2);
    }

    /** Does this before each statement that contains {@code part}. */
    private static DataSource before(DataSource source, String part, Runnable act) {
        return proxy(
                DataSource.class,
                source,
                (method, result, arguments) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, (name, made, sql) -> {
                            if (name.equals("prepareStatement")
                                    && String.valueOf(sql[0]).contains(part)) {
                                act.run();
                            }
                            return made;
                        })
                        : result);
    }

    private interface Seen {
        Object of(String method, Object result, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, T real, Seen seen) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return seen.of(method.getName(), method.invoke(real, arguments), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static void done(Future<?> future) {
        try {
            future.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aReignThatSeveralAreToldOfAtOnceIsLearnedOnce() throws Exception {
        Reigns more = Reigns.of(List.of(reign(1, 0, 1, "east")));
        CountDownLatch added = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Future<?> first = pool.submit(() -> transactions.run(() -> {
            new Database(transactions.dataSource())
                    .update(
                            "INSERT INTO REPRISE_REIGN (EPOCH, PREVIOUS_EPOCH, FIRST_SEQ, PREVIOUS_HASH, PRIMARY_SITE, BEGUN_MS,"
                                    + " PROMOTED_BY, REASON) SELECT 1, 0, 1, '"
                                    + more.all().get(0).before().hash().hex()
                                    + "', 'east', " + NOW.toEpochMilli()
                                    + ", 'anna', 'east is down' FROM REPRISE_PROMISE WHERE ID = 1");
            added.countDown();
            await(end);
        }));
        await(added);
        Future<?> second = pool.submit(() -> store.learn(more));
        assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        end.countDown();

        first.get();
        second.get();
        assertThat(store.reigns().all()).hasSize(1);
    }

    @Test
    void anEventOfALowerEpochIsRefusedAndBothEpochsAndThePrimaryAreNamed() {
        store.raise(new Promise(7, "west", NOW));

        FencedException fenced = catchThrowableOfType(
                FencedException.class,
                () -> transactions.run(() -> log.captured().append(1, BODY)));

        assertThat(fenced).hasMessageContaining("epoch 1").hasMessageContaining("epoch 7 of west");
        assertThat(fenced.promise().primary()).isEqualTo("west");
        assertThat(log.captured().count()).isZero();
        transactions.run(() -> log.captured().append(7, BODY));
        assertThat(log.captured().count()).isEqualTo(1);
    }

    @Test
    void aPromiseWaitsForTheTransactionThatIsAboutToCommit() throws Exception {
        CountDownLatch let = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<?> call = pool.submit(() -> transactions.run(() -> {
            log.captured().append(1, BODY);
            let.countDown();
            await(goOn);
        }));
        await(let);
        Future<Boolean> told = pool.submit(() -> store.raise(new Promise(2, "west", NOW)));

        assertThatThrownBy(() -> told.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        goOn.countDown();
        call.get(20, TimeUnit.SECONDS);

        assertThat(told.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(log.captured().count()).isEqualTo(1);
    }

    /** Its connection may break at that commit: then only who has waited for it knows what has become of it. */
    @Test
    void whoGivesAnEpochUpWaitsForWhoIsJustTakingItAndThenKnowsThatItHasBegun() throws Exception {
        Reign next = reign(66, 1, 8, "west");
        EpochRegister register = new OperatorRegister(store, new EpochNumbers(1));
        CountDownLatch taking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        DataSource slow = before(transactions.dataSource(), "INSERT INTO REPRISE_REIGN", () -> {
            taking.countDown();
            await(goOn);
        });
        Future<Boolean> other =
                pool.submit(() -> ReignStore.over(slow, transactions, () -> {}).take(Promise.NONE, next));
        await(taking);
        assertThat(register.begun(next)).isFalse();
        Future<?> giving = pool.submit(() -> register.giveUp(66));

        assertThatThrownBy(() -> giving.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        goOn.countDown();
        giving.get(20, TimeUnit.SECONDS);

        assertThat(register.begun(next)).isTrue();
        assertThat(other.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(store.reigns().of(66)).contains(next);
    }

    @Test
    void aTransactionThatComesWhileAPromiseIsMadeIsRefused() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch raising = new CountDownLatch(1);
        Future<?> other = pool.submit(() -> transactions.run(() -> {
            new Database(transactions.dataSource())
                    .update("UPDATE REPRISE_PROMISE SET EPOCH = 2, PRIMARY_SITE = 'west' WHERE EPOCH < 2");
            raising.countDown();
            await(goOn);
        }));
        await(raising);
        Future<?> call = pool.submit(() -> transactions.run(() -> log.captured().append(1, BODY)));

        assertThatThrownBy(() -> call.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        goOn.countDown();
        other.get(20, TimeUnit.SECONDS);

        assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(FencedException.class);
        assertThat(log.captured().count()).isZero();
    }

    /** Some of the calls roll back, which is what makes H2 lose an update of a row. */
    @Test
    void underLoadNothingOfALowerEpochCommitsOnceAPromiseIsMade() throws Exception {
        AtomicInteger ids = new AtomicInteger();
        for (long epoch = 2; epoch <= 6; epoch++) {
            long own = epoch - 1;
            AtomicBoolean stop = new AtomicBoolean();
            CountDownLatch some = new CountDownLatch(20);
            List<Future<Integer>> callers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                callers.add(pool.submit(() -> calls(own, ids, some, stop)));
            }
            long then;
            try {
                await(some);
                store.raise(new Promise(epoch, "west", NOW));
                then = committed();
            } finally {
                stop.set(true);
            }
            for (Future<Integer> caller : callers) {
                caller.get(20, TimeUnit.SECONDS);
            }

            assertThat(committed())
                    .as("rows committed since epoch %d was promised", epoch)
                    .isEqualTo(then);
        }
        assertThat(new Database(database.dataSource()).count("WORK"))
                .isEqualTo(log.captured().count());
    }

    private int calls(long epoch, AtomicInteger ids, CountDownLatch some, AtomicBoolean stop) {
        Database work = new Database(transactions.dataSource());
        int done = 0;
        while (!stop.get() || done == 0) {
            int id = ids.incrementAndGet();
            try {
                transactions.run(() -> {
                    work.update("INSERT INTO WORK (ID, EPOCH) VALUES (?, ?)", (long) id, epoch);
                    log.captured().append(epoch, BODY);
                    if (id % 5 == 0) {
                        throw new IllegalStateException("rolled back by the application");
                    }
                });
                done++;
            } catch (FencedException e) {
                return done;
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("rolled back by the application");
            } catch (EventLogException e) {
                // a database may refuse a call for the sake of the promise, too
                assertThat(e.getCause())
                        .isInstanceOfSatisfying(SQLException.class, cause -> assertThat(cause.getSQLState())
                                .startsWith("40"));
            }
            some.countDown();
        }
        return done;
    }

    private long committed() {
        return new Database(database.dataSource()).count("REPRISE_CAPTURED");
    }

    @Test
    void ofSeveralThatPromoteByOneReadingOneBegins() throws Exception {
        for (long epoch = 1; epoch <= 10; epoch++) {
            Promise seen = store.promise();
            Reign next = reign(epoch, epoch - 1, epoch, "east");
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(() -> store.take(seen, next));
            }
            int taken = 0;
            for (Future<Boolean> each : pool.invokeAll(all)) {
                taken += each.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        }
        assertThat(store.reigns().all()).hasSize(10);
    }

    /** At higher isolation too; then it may be the database that refuses. */
    @Test
    void aTransactionThatBeganBeforeThePromiseIsRefusedAtHigherIsolation() {
        try (LocalTransactions repeatable = new LocalTransactions(database, Connection.TRANSACTION_REPEATABLE_READ)) {
            EventLog same = EventLog.over(repeatable.dataSource(), repeatable, Compression.best());

            assertThatThrownBy(() -> repeatable.run(() -> {
                        new Database(repeatable.dataSource()).count("WORK");
                        new Database(repeatable.dataSource()).count("REPRISE_PROMISE");
                        store.raise(new Promise(2, "west", NOW));
                        same.captured().append(1, BODY);
                    }))
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(log.captured().count()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nothing came in 20 s");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
