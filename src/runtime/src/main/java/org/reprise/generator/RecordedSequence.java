package org.reprise.generator;

import java.io.Serial;
import java.util.Vector;
import org.eclipse.persistence.internal.databaseaccess.Accessor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.sequencing.Sequence;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.IdSource;

/**
 * Stands before a generator whose ids are known before the insert ({@code SEQUENCE}, {@code TABLE}, {@code UUID}) and passes each
 * single id through the {@link IdSource}. It says that it allocates no blocks, so that EclipseLink asks it for every id; when the
 * generator itself is to be asked, it goes through EclipseLink's sequencing a second time, now answering as the generator does.
 * So blocks, their locks, and what a rollback does to them stay EclipseLink's own.
 */
final class RecordedSequence extends Sequence {
    @Serial
    private static final long serialVersionUID = 1;

    /** Set while the thread is on its second way through EclipseLink's sequencing. */
    private static final ThreadLocal<@Nullable RecordedSequence> ASKED = new ThreadLocal<>();

    private final Sequence generator;
    private final Class<?> user;

    /**
     * @param generator what is recorded
     * @param user      an entity that uses it
     */
    RecordedSequence(Sequence generator, Class<?> user) {
        super(generator.getName(), generator.getPreallocationSize(), generator.getInitialValue());
        this.generator = generator;
        this.user = user;
    }

    Sequence generator() {
        return generator;
    }

    @Override
    public boolean shouldUsePreallocation() {
        return asItself() && generator.shouldUsePreallocation();
    }

    @Override
    public boolean shouldUseTransaction() {
        return asItself() && generator.shouldUseTransaction();
    }

    private boolean asItself() {
        return SiteIds.current() == null || ASKED.get() == this;
    }

    @Override
    public Object getGeneratedValue(Accessor accessor, AbstractSession writeSession, String name) {
        IdSource ids = SiteIds.current();
        if (ids == null || ASKED.get() == this) {
            return generator.getGeneratedValue(accessor, writeSession, name);
        }
        return ids.next(name, () -> ask(writeSession));
    }

    private Object ask(AbstractSession writeSession) {
        RecordedSequence before = ASKED.get();
        ASKED.set(this);
        try {
            return writeSession.getSequencing().getNextValue(user);
        } finally {
            if (before == null) {
                ASKED.remove();
            } else {
                ASKED.set(before);
            }
        }
    }

    @Override
    public Vector<?> getGeneratedVector(Accessor accessor, AbstractSession writeSession, String name, int size) {
        return generator.getGeneratedVector(accessor, writeSession, name, size);
    }

    @Override
    public boolean shouldAcquireValueAfterInsert() {
        return false;
    }

    @Override
    public boolean shouldAlwaysOverrideExistingValue(String name) {
        return generator.shouldAlwaysOverrideExistingValue(name);
    }

    @Override
    public int getPreallocationSize() {
        return generator.getPreallocationSize();
    }

    @Override
    public void onConnect() {
        if (!generator.isConnected()) {
            generator.onConnect(getDatasourcePlatform());
        }
    }

    @Override
    public void onDisconnect() {
        // a sequence is never disconnected: EclipseLink keeps it with the descriptors
    }
}
