package org.reprise.replay;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Replay;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.RecordedMethod;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethod.Calling;
import org.reprise.event.ReplicatedMethods;
import org.reprise.event.SeededRandom;
import org.reprise.event.UnreadableEventException;
import org.reprise.proof.Change;
import org.reprise.proof.IdSlot;
import org.reprise.proof.IdSource;

/**
 * Calls the beans of an event again, and is asked by the interceptor about every replicated call at a secondary: is it part of a
 * replay? One thread replays; any thread may ask.
 *
 * <p>An {@code @Asynchronous} call runs on a thread that the container chooses. It is known by its argument objects, which
 * nobody else has.
 */
public final class CallPlayer implements IdSource {
    /** How long an asynchronous call may take: longer than the container's default transaction timeout of 120 s. */
    private static final Duration ASYNCHRONOUS_LIMIT = Duration.ofSeconds(150);

    private final ReplicatedMethods methods;
    private final ArgumentJson json;
    private final BeanCaller beans;
    private final TransactionSynchronizationRegistry transactions;
    private final ThreadLocal<@Nullable Playing> playing = new ThreadLocal<>();
    private volatile @Nullable Playing awaited;

    /** Methods that were seen to run in a transaction of their own although no annotation says so. */
    private final Set<ReplicatedMethod> ownTransaction = ConcurrentHashMap.newKeySet();

    public CallPlayer(
            ReplicatedMethods methods,
            ArgumentJson json,
            BeanCaller beans,
            TransactionSynchronizationRegistry transactions) {
        this.methods = methods;
        this.json = json;
        this.beans = beans;
        this.transactions = transactions;
    }

    /** Whether the calling thread replays an event. */
    public boolean isPlaying() {
        return playing.get() != null;
    }

    /** Whether a call that reached the interceptor belongs to a replay; if so, pass it to {@link #around}. */
    public boolean claims(ReplicatedMethod method, Object[] arguments) {
        if (isPlaying()) {
            return true;
        }
        Playing waiting = awaited;
        if (waiting != null && waiting.claim(method, arguments)) {
            playing.set(waiting);
            return true;
        }
        return false;
    }

    /** Runs a claimed call: really, or by its recorded answer. */
    public @Nullable Object around(ReplicatedMethod method, LateArguments door, Callable<@Nullable Object> proceed)
            throws Exception {
        Playing now = playing.get();
        if (now == null) {
            throw new IllegalStateException(method.signature() + " was not claimed");
        }
        boolean claimedHere = now == awaited && !now.isEntered();
        try {
            return now.around(method, door, proceed);
        } finally {
            if (claimedHere) {
                playing.remove();
                awaited = null;
            }
        }
    }

    /**
     * Runs a call of a recorded method: by its recorded answer in a replay, else really.
     *
     * @throws Exception the recorded one, or what the call throws
     */
    public @Nullable Object recorded(RecordedMethod method, Callable<@Nullable Object> proceed) throws Exception {
        Playing now = running();
        return now == null ? proceed.call() : now.answer(method);
    }

    /** When the replayed call began at the primary; null when the calling thread replays none. */
    public @Nullable Instant time() {
        Playing now = running();
        return now == null ? null : now.time();
    }

    /** The random numbers of the replayed call; null when the calling thread replays none. */
    public @Nullable SeededRandom random() {
        Playing now = running();
        return now == null ? null : now.random();
    }

    private @Nullable Playing running() {
        Playing now = playing.get();
        return now != null && now.isRunning() ? now : null;
    }

    /** Tells the application of an event that is not called here. */
    void tell(NextEvent next) {
        // what an observer writes belongs to no event
        transactions.putResource(ReplayedRows.class, null);
        beans.tell(new ToldEvent(next.position(), next.read(), null));
    }

    /**
     * Nothing is to be done but to look whether this application has the methods of an event.
     *
     * @throws UnreadableEventException when it has not
     */
    void mustKnow(Event event) {
        event.calls().forEach(call -> methods.named(call.name(), call.version()));
    }

    /**
     * Whether a method of the event is declared never to be called again.
     *
     * @throws UnreadableEventException when this application has not got one of them
     */
    boolean isByRows(Event event) {
        return event.calls().stream()
                .anyMatch(call -> methods.named(call.name(), call.version()).replay() == Replay.ROWS);
    }

    /** Whether the event must be replayed outside the replayer's transaction, by {@link #playAlone}. */
    boolean needsOwnTransaction(Event event) {
        Call first = event.calls().get(0);
        ReplicatedMethod method = methods.named(first.name(), first.version());
        return method.calling() != Calling.JOINS || ownTransaction.contains(method);
    }

    /**
     * A row was written.
     *
     * @return whether a replay wrote it; what no replay wrote is not to be written at a secondary
     */
    public boolean wrote(Supplier<? extends Change> change) {
        ReplayedRows rows = rows();
        if (rows != null) {
            refuseLate(rows, change);
            rows.wrote(change);
            return true;
        }
        Playing now = playing.get();
        if (now == null) {
            return false;
        }
        now.rows().wroteElsewhere();
        if (transactions.getTransactionKey() != null) {
            transactions.setRollbackOnly();
        }
        return true;
    }

    private void refuseLate(ReplayedRows rows, Supplier<? extends Change> change) {
        if (rows.isProved()) {
            transactions.setRollbackOnly();
            throw new ReplayFailedException(
                    "A row of " + change.get().place()
                            + " was written after its event was proved, as before completion",
                    null);
        }
    }

    /** Whether a row that is updated now is to be told with what it holds in the columns that are not written. */
    public boolean takesRest() {
        ReplayedRows rows = rows();
        return rows != null && rows.takesRest();
    }

    /** What was written so far is complete: what comes may change it. */
    public void settle() {
        ReplayedRows rows = rows();
        if (rows != null) {
            rows.settle();
        }
    }

    /** Those of the event that the calling thread's transaction replays. */
    private @Nullable ReplayedRows rows() {
        return transactions.getTransactionKey() == null
                ? null
                : (ReplayedRows) transactions.getResource(ReplayedRows.class);
    }

    @Override
    public Object next(String generator, Supplier<Object> natural) {
        return ids().next(generator, natural);
    }

    @Override
    public IdSlot reserve(String generator) {
        return ids().reserve(generator);
    }

    private IdSource ids() {
        ReplayedRows rows = rows();
        return rows == null ? IdSource.NATIVE : rows.ids();
    }

    /** The calls of an event, to be played once. */
    List<DecodedCall> decode(Event event) {
        return event.calls().stream().map(this::decode).toList();
    }

    /** Replays the event in the calling thread's transaction. Its rows are to be proved once they are flushed. */
    ReplayedRows play(Event event, Iterable<DecodedCall> calls) {
        ReplayedRows rows = new ReplayedRows(event);
        transactions.putResource(ReplayedRows.class, rows);
        for (DecodedCall decoded : calls) {
            Playing now = playing(decoded, rows, null);
            Exception thrown = run(now, decoded);
            if (now.wantsOwnTransaction()) {
                ownTransaction.add(decoded.method());
            }
            now.check(thrown);
        }
        return rows;
    }

    /**
     * Replays the event in the transaction that the container gives it, and proves its rows; {@code lastAct} runs in that
     * transaction.
     */
    void playAlone(Event event, Runnable lastAct) {
        DecodedCall call = decode(event.calls().get(0));
        if (event.calls().size() > 1) {
            throw new ReplayFailedException(
                    call.method().signature()
                            + " runs in a transaction of its own, but its event has other calls beside it",
                    null);
        }
        ReplayedRows rows = new ReplayedRows(event);
        Playing now = playing(call, rows, () -> {
            rows.prove();
            lastAct.run();
        });
        now.check(call.method().calling() == Calling.ASYNCHRONOUS ? runAsynchronously(now, call) : run(now, call));
    }

    private DecodedCall decode(Call call) {
        Call current = methods.current(call);
        return new DecodedCall(methods.named(current.name(), current.version()), current, json);
    }

    private Playing playing(DecodedCall call, ReplayedRows rows, @Nullable Runnable lastAct) {
        return new Playing(call, call.answers(), rows, transactions, lastAct);
    }

    private @Nullable Exception run(Playing now, DecodedCall call) {
        playing.set(now);
        try {
            beans.call(call.method(), call.arguments());
            return null;
        } catch (Exception e) {
            return e;
        } finally {
            playing.remove();
        }
    }

    private @Nullable Exception runAsynchronously(Playing now, DecodedCall call) {
        awaited = now;
        try {
            beans.call(call.method(), call.arguments());
            return now.completed().await(ASYNCHRONOUS_LIMIT.toSeconds(), TimeUnit.SECONDS)
                    ? null
                    : new ReplayFailedException("no end after " + ASYNCHRONOUS_LIMIT, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        } catch (Exception e) {
            return e;
        } finally {
            awaited = null;
        }
    }
}
