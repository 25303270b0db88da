package org.reprise.worklist;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reprise.TestMethods;
import org.reprise.ThreadTransactions;
import org.reprise.argument.ArgumentJson;
import org.reprise.capture.Capture;
import org.reprise.capture.CapturePolicy;
import org.reprise.capture.EventSink;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethod.Calling;
import org.reprise.event.ReplicatedMethods;
import org.reprise.finding.ResubmittedEvent;
import org.reprise.finding.ResubmittedEvents;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.replay.BeanCaller;

/** Beans at a primary that note what they are told, with transactions that roll back what they note. */
final class NotingBeans implements BeanCaller {
    static class Bean {
        int note(String text) {
            return text.length();
        }

        int own(String text) {
            return text.length();
        }

        int late(String text) {
            return text.length();
        }
    }

    static final ReplicatedMethod NOTE = TestMethods.of(Bean.class, "note");
    static final ReplicatedMethod OWN = TestMethods.of(Bean.class, "own", Calling.OWN_TRANSACTION);
    static final ReplicatedMethod LATE = TestMethods.of(Bean.class, "late", Calling.ASYNCHRONOUS);
    static final ReplicatedMethods METHODS = new ReplicatedMethods(List.of(NOTE, OWN, LATE));

    final ThreadTransactions transactions = new ThreadTransactions();
    final List<String> effects = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final EventLog log = InMemoryEventLog.create();
    final ResubmittedEvents known = new RollingBack(log.findings().resubmitted());

    /** What it throws instead of taking the event, as a full database does. */
    Optional<RuntimeException> refusal = Optional.empty();

    /** Whether the database does not answer. */
    boolean hindered;

    private @Nullable Event appended;

    private final Capture capture = new Capture(
            transactions,
            new ArgumentJson(),
            new EventSink() {
                @Override
                public void append(byte[] event, byte[] evidence) {
                    refusal.ifPresent(no -> {
                        throw no;
                    });
                    appended = EventJson.decode(event);
                }

                @Override
                public void failed(byte[] event) {
                    // of no matter here
                }

                @Override
                public void committed() {
                    events.add(Objects.requireNonNull(appended));
                }
            },
            CapturePolicy.DEFAULT,
            Clock.systemUTC());

    Resubmitter resubmitter() {
        return new Resubmitter(
                capture,
                new Resubmitter.Calls(METHODS, new ArgumentJson(), this, transactions),
                new InEffect(known, log.portions(), log.reigns()),
                transactions,
                Clock.systemUTC());
    }

    @Override
    public Object call(ReplicatedMethod method, Object[] arguments) throws Exception {
        Callable<Object> intercepted = () -> capture.call(method, arguments, "", () -> body((String) arguments[0]));
        if (method.calling() == Calling.OWN_TRANSACTION) {
            return transactions.inNew(intercepted);
        }
        try {
            return intercepted.call();
        } catch (RuntimeException e) {
            transactions.setRollbackOnly();
            throw e;
        }
    }

    private Object body(String text) throws Exception {
        effects.add(text);
        onRollback(() -> effects.remove(text));
        if (text.equals("fails")) {
            throw new IllegalStateException("it fails");
        }
        if (text.equals("checked")) {
            throw new IOException("no disk");
        }
        return 0;
    }

    private void onRollback(Runnable undo) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing
            }

            @Override
            public void afterCompletion(int status) {
                if (status != Status.STATUS_COMMITTED) {
                    undo.run();
                }
            }
        });
    }

    private final class RollingBack implements ResubmittedEvents {
        private final ResubmittedEvents all;

        RollingBack(ResubmittedEvents all) {
            this.all = all;
        }

        @Override
        public Optional<ResubmittedEvent> find(String origin) {
            if (hindered) {
                throw new IllegalStateException("no database");
            }
            return all.find(origin);
        }

        @Override
        public void take(String origin, Instant at) {
            all.take(origin, at);
            onRollback(() -> all.forget(origin));
        }

        @Override
        public void learn(String origin, org.reprise.portion.Position position, Instant at) {
            all.learn(origin, position, at);
        }

        @Override
        public void forget(String origin) {
            all.forget(origin);
        }

        @Override
        public List<ResubmittedEvent> all() {
            return all.all();
        }
    }
}
