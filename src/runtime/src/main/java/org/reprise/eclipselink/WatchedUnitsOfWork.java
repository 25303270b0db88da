package org.reprise.eclipselink;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.eclipse.persistence.internal.sessions.RepeatableWriteUnitOfWork;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.jspecify.annotations.Nullable;
import org.reprise.replay.PersistenceContexts;

/**
 * The units of work that a replaying thread has opened, of every persistence unit. A unit of work is what stands behind a JPA
 * persistence context in EclipseLink; its session tells the listener when one is acquired. Other threads are not watched.
 */
public final class WatchedUnitsOfWork implements PersistenceContexts {
    /** Of all persistence units, as long as they are used. */
    private static final Set<Session> SESSIONS = Collections.newSetFromMap(new WeakHashMap<>());

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
            unit.writeChanges();
            unit.clear(true);
        }
    }

    @Override
    public void evict() {
        sessions().forEach(session -> session.getIdentityMapAccessor().invalidateAll());
    }

    /** Of all persistence units that were used. */
    static List<Session> sessions() {
        synchronized (SESSIONS) {
            return List.copyOf(SESSIONS);
        }
    }

    /** Tells which units of work the watched thread acquires. */
    static final class Listener extends SessionEventAdapter {
        @Override
        public void postLogin(SessionEvent event) {
            synchronized (SESSIONS) {
                SESSIONS.add(event.getSession());
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
