package org.reprise.pair;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.persistence.descriptors.VersionLockingPolicy;
import org.eclipse.persistence.exceptions.ValidationException;
import org.reprise.argument.ArgumentJson;
import org.reprise.capture.Capture;
import org.reprise.capture.CapturePolicy;
import org.reprise.capture.CapturePolicy.Proving;
import org.reprise.capture.CapturePolicy.Uncaptured;
import org.reprise.capture.EventSink;
import org.reprise.eclipselink.MappedColumns;
import org.reprise.event.ReplicatedMethod;
import org.reprise.log.Sealer;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionLimits;
import org.reprise.unseen.UnseenWrites;
import org.reprise.zoo.ZooTransactions;

/** Captures calls at its site and seals them. */
final class ZooPrimary implements EventSink {
    /** Of a thousand random calls some write more than is kept by default, and one that has no evidence parks where its proof fails. */
    private static final CapturePolicy POLICY = new CapturePolicy(Proving.EVIDENCE, Uncaptured.ROWS, 1 << 20, false);

    final ZooSite site;
    final Capture capture;

    /** Looks at each transaction. */
    final UnseenWrites unseen;

    ZooPrimary(ZooSite site) {
        this.site = site;
        unseen = UnseenWrites.of(site.zoo.dataSource(), MappedColumns::tables, 1, Clock.systemUTC());
        capture = new Capture(ZooTransactions.registry(), new ArgumentJson(), this, POLICY, Clock.systemUTC())
                .lookingFor(unseen);
    }

    /** @return how many of them committed; a script may well insert or merge what it has just deleted, or write what a bulk statement
     * has changed since it was read, which is refused */
    int perform(ZooCalls calls, int count) {
        site.observedBy(new TakingBefore(capture), capture);
        int committed = 0;
        for (int i = 0; i < count; i++) {
            committed += perform(calls, Integer.valueOf(i)) ? 1 : 0;
        }
        return committed;
    }

    /** Makes one call; whatever it throws, the caller sees. */
    void call(ZooCalls calls, int number) {
        site.observedBy(new TakingBefore(capture), capture);
        Container container = new Container(calls);
        site.transactions.run(() -> container.call(ZooCalls.DO, number));
    }

    private boolean perform(ZooCalls calls, Integer number) {
        Container container = new Container(calls);
        try {
            site.transactions.run(() -> container.call(ZooCalls.DO, number));
            return true;
        } catch (RuntimeException e) {
            if (chain(e).noneMatch(cause ->
                    isViolation(cause) || isRemoved(cause) || isUnversioned(cause) || isRefused(cause))) {
                throw e;
            }
            return false;
        }
    }

    /** PostgreSQL has no class for it. */
    private static boolean isViolation(Throwable cause) {
        return cause instanceof SQLException e
                && String.valueOf(e.getSQLState()).startsWith("23");
    }

    /** An id of zero is one that EclipseLink does not take. */
    private static boolean isRefused(Throwable cause) {
        return cause instanceof OptimisticLockException || cause instanceof ValidationException;
    }

    /** EclipseLink writes a new object twice in one flush where it refers to itself, and knows no version yet the second time. */
    private static boolean isUnversioned(Throwable cause) {
        return cause instanceof NullPointerException
                && cause.getStackTrace()[0].getClassName().equals(VersionLockingPolicy.class.getName());
    }

    /** Thrown by {@code merge}. */
    private static boolean isRemoved(Throwable cause) {
        return cause instanceof IllegalArgumentException
                && String.valueOf(cause.getMessage()).contains("removed");
    }

    /** Captures every call. */
    private final class Container implements ZooCalls.Container {
        private final ZooCalls calls;

        Container(ZooCalls calls) {
            this.calls = calls;
        }

        @Override
        public void call(ReplicatedMethod method, Integer number) {
            site.inTransactionOf(
                    method,
                    () -> capture.call(method, new Object[] {number}, () -> {
                        calls.does(method, number, this);
                        return null;
                    }));
        }

        @Override
        public EntityManager entities() {
            return site.entities();
        }
    }

    private static Stream<Throwable> chain(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }

    /** Gives all that is sealed to the other site. */
    void ship(ZooSite other) {
        Sealer sealer = new Sealer(
                site.zoo.dataSource(), site.transactions, PortionLimits.DEFAULT, Compression.best(), Clock.systemUTC());
        for (Optional<Portion> next = sealer.seal(); next.isPresent(); next = sealer.seal()) {
            other.log.portions().store(next.get());
        }
    }

    @Override
    public void append(byte[] event, byte[] evidence) {
        site.log.captured().append(1, event, evidence);
    }

    @Override
    public void failed(byte[] event) {
        throw new IllegalStateException("Not asked for");
    }

    @Override
    public void committed() {
        // the test seals
    }
}
