package org.reprise.eclipselink;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.eclipse.persistence.internal.databaseaccess.DatabaseAccessor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.RepeatableWriteUnitOfWork;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;
import org.reprise.replay.PersistenceContexts;

/**
 * The units of work that a replaying thread has opened, of every persistence unit. A unit of work is what stands behind a JPA
 * persistence context in EclipseLink; its session tells the listener when one is acquired. Other threads are not watched.
 */
public final class WatchedUnitsOfWork implements PersistenceContexts {
    /**
     * Of all persistence units, as long as they are used, with where each writes: to ask later would take its connection into a
     * transaction in which there may be room for the site's own only.
     */
    private static final Map<Session, DatabaseAddress> SESSIONS = new WeakHashMap<>();

    private static final ThreadLocal<@Nullable List<RepeatableWriteUnitOfWork>> OPEN = new ThreadLocal<>();

    @Override
    public <T> T watch(Supplier<T> work) {
        OPEN.set(new ArrayList<>());
        try {
            return work.get();
        } finally {
            OPEN.remove();
        }
    }

    @Override
    public void flushAndClear() {
        List<RepeatableWriteUnitOfWork> open = OPEN.get();
        if (open == null) {
            throw new IllegalStateException("No thread is watched here: call this inside watch()");
        }
        open.removeIf(unit -> !unit.isActive());
        for (RepeatableWriteUnitOfWork unit : open) {
            // what takes no part in the transaction is not written at its end
            if (unit.isSynchronized()) {
                unit.writeChanges();
                unit.clear(true);
            }
        }
    }

    @Override
    public void evict() {
        sessions().forEach(session -> session.getIdentityMapAccessor().invalidateAll());
    }

    /** Of all persistence units that were used. */
    static List<Session> sessions() {
        synchronized (SESSIONS) {
            return List.copyOf(SESSIONS.keySet());
        }
    }

    /** Of all persistence units that were used and write to this database. */
    static List<Session> sessions(DatabaseAddress address) {
        synchronized (SESSIONS) {
            return SESSIONS.entrySet().stream()
                    .filter(session -> session.getValue().equals(address))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** Tells which units of work the watched thread acquires. */
    static final class Listener extends SessionEventAdapter {
        @Override
        public void postLogin(SessionEvent event) {
            DatabaseAddress address = address((AbstractSession) event.getSession());
            synchronized (SESSIONS) {
                SESSIONS.put(event.getSession(), address);
            }
        }

        private static DatabaseAddress address(AbstractSession session) {
            DatabaseAccessor accessor = (DatabaseAccessor) session.getAccessor();
            accessor.incrementCallCount(session);
            try {
                return DatabaseAddress.of(accessor.getConnection());
            } catch (SQLException e) {
                throw new RepriseException("The database of " + session.getName() + " does not say where it is", e);
            } finally {
                accessor.decrementCallCount();
            }
        }

        @Override
        public void postAcquireUnitOfWork(SessionEvent event) {
            List<RepeatableWriteUnitOfWork> open = OPEN.get();
            if (open != null && event.getSession() instanceof RepeatableWriteUnitOfWork unit) {
                open.add(unit);
            }
        }
    }
}
