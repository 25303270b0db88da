package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reprise.TestMethods;
import org.reprise.argument.ArgumentJson;
import org.reprise.capture.Capture;
import org.reprise.capture.CapturePolicy;
import org.reprise.capture.EventSink;
import org.reprise.capture.Recorder;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.RecordedMethod;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethod.Calling;
import org.reprise.event.ReplicatedMethods;
import org.reprise.zoo.ZooTransactions;

/**
 * What a bean sees of a call in a transaction of its own that does not commit, at the primary and again at replay, with real
 * transactions.
 */
class NestedRollbackTest {
    static class Bean {
        void outer() {}

        int own() {
            return 0;
        }

        int asked() {
            return 0;
        }
    }

    private static final ReplicatedMethod OUTER = TestMethods.of(Bean.class, "outer");
    private static final ReplicatedMethod OWN = TestMethods.of(Bean.class, "own", Calling.OWN_TRANSACTION);
    private static final RecordedMethod ASKED = TestMethods.recorded(Bean.class, "asked");
    private static final TransactionManager MANAGER = ZooTransactions.manager();

    private final ArgumentJson json = new ArgumentJson();
    private final List<Event> events = new ArrayList<>();
    private final Capture capture = new Capture(
            ZooTransactions.registry(),
            json,
            new EventSink() {
                @Override
                public void append(byte[] event, byte[] rows) {
                    events.add(EventJson.decode(event));
                }

                @Override
                public void failed(byte[] event) {
                    throw new IllegalStateException("Not asked for");
                }

                @Override
                public void committed() {
                    // the test looks itself
                }
            },
            CapturePolicy.DEFAULT,
            Clock.systemUTC());
    private final Recorder recorder = new Recorder(capture, json);
    private final CallPlayer player =
            new CallPlayer(new ReplicatedMethods(List.of(OUTER, OWN)), json, this::reach, ZooTransactions.registry());

    private Callable<Object> body = () -> null;
    private final List<String> seen = new ArrayList<>();

    /** Whether the calls go the way of a replay. */
    private boolean replaying;

    @Test
    void failedFlushAtTheCommitIsSeenAgain() throws Exception {
        sameAtReplay(() -> own(NestedRollbackTest::failingFlush), "RollbackException");
    }

    @Test
    void refusalAfterTheEventWasWrittenIsSeenAgain() throws Exception {
        sameAtReplay(
                () -> own(() -> ZooTransactions.registry()
                        .registerInterposedSynchronization(before(ZooTransactions.registry()::setRollbackOnly))),
                "RollbackException");
    }

    @Test
    void markedForRollbackItReturnedAndDoesAgain() throws Exception {
        sameAtReplay(() -> own(ZooTransactions.registry()::setRollbackOnly), "49");
    }

    @Test
    void recordedMethodInATransactionOfItsOwnIsNoException() throws Exception {
        sameAtReplay(
                () -> requiresNew(() -> {
                    int result = (int) recorded(() -> {
                        failingFlush();
                        return 49;
                    });
                    seen.add("in it " + result);
                    return result;
                }),
                "in it 49",
                "RollbackException");
    }

    @Test
    void calledThroughABeanThatIsNotReplicatedTheCommitOfThatFails() throws Exception {
        sameAtReplay(
                () -> requiresNew(() -> {
                    seen.add("first " + replicated(() -> 1));
                    seen.add("second "
                            + replicated(() -> {
                                failingFlush();
                                return 2;
                            }));
                    return 3;
                }),
                "first 1",
                "second 2",
                "RollbackException");
    }

    @Test
    void whatCommitsIsSeenAsItReturned() throws Exception {
        sameAtReplay(() -> own(() -> {}), "49");
    }

    private void sameAtReplay(Callable<@Nullable Object> nested, String... expected) throws Exception {
        body = () -> {
            try {
                seen.add(String.valueOf(nested.call()));
            } catch (RollbackException e) {
                seen.add("RollbackException");
            }
            return null;
        };
        ZooTransactions.inNew(() -> capture.call(OUTER, new Object[0], body));
        assertThat(seen).containsExactly(expected);

        seen.clear();
        replaying = true;
        Event outer = events.get(events.size() - 1);
        ZooTransactions.inNew(() -> player.play(outer, player.decode(outer)));
        assertThat(seen).as("at replay").containsExactly(expected);
    }

    /** As a container calls the bean's method in a transaction of its own, with whatever else comes there. */
    private @Nullable Object own(Runnable work) throws Exception {
        return requiresNew(() -> replicated(() -> {
            work.run();
            return 49;
        }));
    }

    private @Nullable Object replicated(Callable<@Nullable Object> call) throws Exception {
        return replaying
                ? player.around(OWN, decoding -> {}, NestedRollbackTest::notCalled)
                : capture.call(OWN, new Object[0], call);
    }

    private @Nullable Object recorded(Callable<@Nullable Object> call) throws Exception {
        return replaying ? player.recorded(ASKED, NestedRollbackTest::notCalled) : recorder.call(ASKED, call);
    }

    private static Object notCalled() {
        throw new AssertionError("was called");
    }

    private @Nullable Object reach(ReplicatedMethod method, Object[] arguments) throws Exception {
        assertThat(player.claims(method, arguments)).isTrue();
        return player.around(method, decoding -> {}, body);
    }

    /** REQUIRES_NEW: what is marked for rollback is rolled back, and returns all the same. */
    private static <T> T requiresNew(Callable<T> work) throws Exception {
        var suspended = MANAGER.suspend();
        try {
            MANAGER.begin();
            T result = work.call();
            if (MANAGER.getStatus() == Status.STATUS_MARKED_ROLLBACK) {
                MANAGER.rollback();
            } else {
                MANAGER.commit();
            }
            return result;
        } finally {
            if (MANAGER.getStatus() != Status.STATUS_NO_TRANSACTION) {
                MANAGER.rollback();
            }
            MANAGER.resume(suspended);
        }
    }

    /** Comes before all that is interposed, as a JPA provider's flush does. */
    private static void failingFlush() {
        try {
            MANAGER.getTransaction().registerSynchronization(before(() -> {
                throw new IllegalStateException("unique key");
            }));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Synchronization before(Runnable work) {
        return new Synchronization() {
            @Override
            public void beforeCompletion() {
                work.run();
            }

            @Override
            public void afterCompletion(int status) {
                // it is over
            }
        };
    }
}
