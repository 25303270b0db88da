package org.reprise.eclipselink;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.eclipse.persistence.internal.databaseaccess.DatabaseAccessor;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.RepeatableWriteUnitOfWork;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.jspecify.annotations.Nullable;
import org.reprise.ahead.UnitsAhead;
import org.reprise.api.RepriseException;
import org.reprise.event.ExpectedCall;
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

    private static final ThreadLocal<@Nullable Open> OPEN = new ThreadLocal<>();

    private final UnitsAhead ahead = new UnitsAhead();
    private volatile boolean wasAhead;

    /** Units of work, and those of them that work ahead. */
    private record Open(List<RepeatableWriteUnitOfWork> units, UnitsAhead.Run ahead) {}

    @Override
    public <T> T watch(Supplier<T> work) {
        UnitsAhead.Run run = ahead.begin();
        OPEN.set(new Open(new ArrayList<>(), run));
        try {
            T done = work.get();
            run.settle();
            return done;
        } finally {
            OPEN.remove();
            wasAhead = run.end();
        }
    }

    @Override
    public void flushAndClear() {
        Open open = open();
        open.units().removeIf(unit -> !unit.isActive());
        for (RepeatableWriteUnitOfWork unit : open.units()) {
            // what takes no part in the transaction is not written at its end
            if (unit.isSynchronized()) {
                open.ahead().flush(unit);
                unit.clear(true);
            }
        }
        open.ahead().ended(open.units());
    }

    private static Open open() {
        Open open = OPEN.get();
        if (open == null) {
            throw new IllegalStateException("No thread is watched here: call this inside watch()");
        }
        return open;
    }

    @Override
    public void expect(List<ExpectedCall> calls) {
        open().ahead().expect(calls);
    }

    @Override
    public void begin(ExpectedCall call) {
        open().ahead().begin(call);
    }

    @Override
    public void settle() {
        open().ahead().settle();
    }

    @Override
    public boolean wasAhead() {
        return wasAhead;
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
            Open open = OPEN.get();
            if (open != null && event.getSession() instanceof RepeatableWriteUnitOfWork unit) {
                open.units().add(unit);
                open.ahead().opened();
            }
        }

        @Override
        public void preExecuteCall(SessionEvent event) {
            Open open = OPEN.get();
            if (open != null && event.getCall() instanceof DatabaseCall call && call.getQuery() != null) {
                open.ahead().beforeCall(call.getQuery().getAccessor());
            }
        }
    }
}
