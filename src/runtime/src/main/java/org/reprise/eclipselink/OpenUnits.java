package org.reprise.eclipselink;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.RepeatableWriteUnitOfWork;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.jspecify.annotations.Nullable;

/**
 * The persistence units that are open and, of each transaction, the units of work that were acquired in it. Static, because
 * EclipseLink makes what attaches to it; there is one application to a class loader.
 */
final class OpenUnits {
    private static final List<AbstractSession> SESSIONS = new CopyOnWriteArrayList<>();
    private static final List<AbstractSession> BEGUN = new CopyOnWriteArrayList<>();
    private static volatile @Nullable TransactionSynchronizationRegistry transactions;

    private OpenUnits() {}

    /** Where units of work are kept with their transaction; none are before. */
    static void watch(TransactionSynchronizationRegistry registry) {
        transactions = registry;
    }

    /** The sessions of the units, in the order in which they were opened. */
    static List<AbstractSession> sessions() {
        return SESSIONS;
    }

    /** The sessions that are being opened, or could not be. */
    static List<AbstractSession> begun() {
        return BEGUN;
    }

    /** Those of the calling thread's transaction that are still in use. */
    static List<RepeatableWriteUnitOfWork> ofTransaction() {
        TransactionSynchronizationRegistry registry = transactions;
        if (registry == null || registry.getTransactionKey() == null) {
            return List.of();
        }
        if (registry.getResource(OpenUnits.class) instanceof Acquired acquired) {
            acquired.units().removeIf(unit -> !unit.isActive());
            return acquired.units();
        }
        return List.of();
    }

    private record Acquired(List<RepeatableWriteUnitOfWork> units) {}

    /** To be added to each session by the session customizer. */
    static final class Listener extends SessionEventAdapter {
        @Override
        public void preLogin(SessionEvent event) {
            if (event.getSession() instanceof AbstractSession session) {
                DatabaseWait.before(session);
                BEGUN.add(session);
            }
        }

        @Override
        public void postLogin(SessionEvent event) {
            BEGUN.removeIf(begun -> begun.getName().equals(event.getSession().getName()));
            if (event.getSession() instanceof AbstractSession session && !SESSIONS.contains(session)) {
                SESSIONS.add(session);
            }
        }

        @Override
        public void postLogout(SessionEvent event) {
            SESSIONS.remove(event.getSession());
        }

        @Override
        public void postAcquireUnitOfWork(SessionEvent event) {
            TransactionSynchronizationRegistry registry = transactions;
            if (registry == null
                    || registry.getTransactionKey() == null
                    || !(event.getSession() instanceof RepeatableWriteUnitOfWork unit)) {
                return;
            }
            if (registry.getResource(OpenUnits.class) instanceof Acquired acquired) {
                acquired.units().add(unit);
            } else {
                registry.putResource(OpenUnits.class, new Acquired(new ArrayList<>(List.of(unit))));
            }
        }
    }
}
