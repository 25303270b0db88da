package org.reprise.replay;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reprise.event.AnsweringMethod;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.SeededRandom;

/**
 * The replay of one outermost call. It runs either in the replayer's transaction, or in one that the container gives the call;
 * then the position is moved in that one ({@code lastAct}).
 */
final class Playing {
    private final DecodedCall call;
    private final ReplicatedMethod method;
    private final RecordedAnswers answers;
    private final ReplayedRows rows;
    private final TransactionSynchronizationRegistry transactions;
    private final @Nullable Runnable lastAct;

    private final AtomicBoolean claimed = new AtomicBoolean();
    private final CountDownLatch completed = new CountDownLatch(1);
    private volatile @Nullable Object transaction;
    private volatile boolean entered;
    private volatile boolean running;
    private volatile boolean committed;
    private volatile boolean wantsOwnTransaction;
    private volatile @Nullable RuntimeException failure;
    private @Nullable SeededRandom random;

    Playing(
            DecodedCall call,
            RecordedAnswers answers,
            ReplayedRows rows,
            TransactionSynchronizationRegistry transactions,
            @Nullable Runnable lastAct) {
        this.call = call;
        this.method = call.method();
        this.answers = answers;
        this.rows = rows;
        this.transactions = transactions;
        this.lastAct = lastAct;
        this.transaction = lastAct == null ? transactions.getTransactionKey() : null;
    }

    /** The one thread that comes first may run the call. */
    boolean claim(ReplicatedMethod reached, Object[] arguments) {
        return call.isCalledBy(reached, arguments) && claimed.compareAndSet(false, true);
    }

    ReplayedRows rows() {
        return rows;
    }

    boolean isEntered() {
        return entered;
    }

    /** Whether the bean's method runs, of which the primary kept what it was told. */
    boolean isRunning() {
        return running;
    }

    /** When the call began at the primary. */
    Instant time() {
        Instant time = call.call().surroundings().time();
        if (time == null) {
            throw mismatch(method.signature() + " asked for the time, where the primary's call did not");
        }
        return time;
    }

    /** The random numbers that the call had at the primary. */
    SeededRandom random() {
        SeededRandom drawn = random;
        if (drawn == null) {
            UUID seed = call.call().surroundings().seed();
            if (seed == null) {
                throw mismatch(method.signature() + " asked for random numbers, where the primary's call did not");
            }
            drawn = new SeededRandom(seed);
            random = drawn;
        }
        return drawn;
    }

    /**
     * What a nested call answered at the primary.
     *
     * @throws Exception the recorded one
     */
    @Nullable
    Object answer(AnsweringMethod reached) throws Exception {
        if (!answers.isNext(reached)) {
            throw mismatch(reached.signature() + " was called in the replay of " + method.signature()
                    + ", where the primary " + answers.nextInWords());
        }
        if (answers.isNextRolledBack()) {
            failAtCommit(reached);
        }
        return answers.next(reached);
    }

    /** The caller then gets from the container what it got at the primary. */
    private void failAtCommit(AnsweringMethod reached) {
        Object own = transactions.getTransactionKey();
        if (own == null || own.equals(transaction)) {
            throw mismatch(reached.signature() + " was called in the replay of " + method.signature()
                    + " in no transaction of its own, where that of the primary failed at its commit");
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                transactions.setRollbackOnly();
            }

            @Override
            public void afterCompletion(int status) {
                // nothing was done in it
            }
        });
    }

    /** The bean may well take it for a failure of its own and go on; {@link #check} does not. */
    private ReplayFailedException mismatch(String what) {
        ReplayFailedException e = new ReplayFailedException(what, null);
        if (failure == null) {
            failure = e;
        }
        return e;
    }

    /** A replicated method was reached while this call is replayed in this thread. */
    @Nullable
    Object around(ReplicatedMethod reached, LateArguments door, Callable<@Nullable Object> proceed) throws Exception {
        if (entered) {
            return Objects.equals(transactions.getTransactionKey(), transaction) ? proceed.call() : answer(reached);
        }
        if (!reached.equals(method)) {
            throw new ReplayFailedException(
                    reached.signature() + " was reached instead of " + method.signature(), null);
        }
        if (lastAct != null) {
            enlist(lastAct);
        } else if (!Objects.equals(transactions.getTransactionKey(), transaction)) {
            wantsOwnTransaction = true;
            throw new ReplayFailedException(method.signature() + " runs in a transaction of its own", null);
        }
        entered = true;
        arrive(door);
        running = true;
        try {
            return outermost(proceed);
        } finally {
            running = false;
        }
    }

    private void arrive(LateArguments door) throws Exception {
        try {
            call.arrive(door);
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    private @Nullable Object outermost(Callable<@Nullable Object> proceed) throws Exception {
        Object result;
        try {
            result = proceed.call();
        } catch (Exception e) {
            if (e.getClass().getName().equals(call.expectedException())) {
                throw e;
            }
            throw fail(
                    "threw " + e + ", where the primary's call "
                            + (call.expectedException() == null ? "returned" : "threw " + call.expectedException()),
                    e);
        }
        if (call.expectedException() != null) {
            throw fail("returned, where the primary's call threw " + call.expectedException(), null);
        }
        return result;
    }

    private ReplayFailedException fail(String what, @Nullable Throwable cause) {
        ReplayFailedException e = new ReplayFailedException(method.signature() + " " + what, cause);
        if (failure == null) {
            failure = e;
        }
        transactions.setRollbackOnly();
        return e;
    }

    private void enlist(Runnable act) {
        Object key = transactions.getTransactionKey();
        if (key == null) {
            throw new ReplayFailedException(method.signature() + " runs without a transaction", null);
        }
        transaction = key;
        transactions.putResource(ReplayedRows.class, rows);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                try {
                    RuntimeException failed = failure;
                    if (failed != null) {
                        throw failed;
                    }
                    act.run();
                } catch (RuntimeException e) {
                    // the container tells the caller less
                    failure = e;
                    throw e;
                }
            }

            @Override
            public void afterCompletion(int status) {
                committed = status == Status.STATUS_COMMITTED;
                completed.countDown();
            }
        });
    }

    boolean wantsOwnTransaction() {
        return wantsOwnTransaction;
    }

    CountDownLatch completed() {
        return completed;
    }

    /**
     * Says whether the call did what it did at the primary.
     *
     * @param thrown what came out of the container
     * @throws RuntimeException when it did not; the transaction is then rolled back or marked for it
     */
    void check(@Nullable Exception thrown) {
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
        if (!entered || (lastAct != null && !committed)) {
            throw new ReplayFailedException(
                    method.signature()
                            + (entered ? " did not commit" : " was not reached")
                            + (thrown == null ? "" : ": " + thrown),
                    thrown);
        }
        if (thrown != null && call.expectedException() == null) {
            throw new ReplayFailedException(method.signature() + " failed in the container: " + thrown, thrown);
        }
    }
}
