package org.reprise.generator;

import java.io.Serial;
import org.eclipse.persistence.internal.databaseaccess.Accessor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.sequencing.NativeSequence;
import org.jspecify.annotations.Nullable;

/**
 * An {@code IDENTITY} generator that, after a row was inserted with a recorded id, answers that id and does not ask the database
 * for the last one it made. In all else it is EclipseLink's own.
 */
final class PlayedIdentity extends NativeSequence {
    @Serial
    private static final long serialVersionUID = 1;

    /** Set between a row's last change and its insert. */
    private static final ThreadLocal<@Nullable Insert> INSERT = new ThreadLocal<>();

    PlayedIdentity(String name, int size) {
        super(name, size, true);
    }

    /**
     * Says with which id the calling thread is about to insert a row.
     *
     * @param id null when the database makes it
     */
    static void inserting(@Nullable Object id) {
        if (id == null) {
            INSERT.remove();
        } else {
            INSERT.set(new Insert(id));
        }
    }

    /** Whether the calling thread is about to insert a row with an id that was recorded. */
    static boolean isInserting() {
        return INSERT.get() != null;
    }

    /** False once, when EclipseLink asks whether to take the id out of the row again before it prepares the statement anew. */
    @Override
    public boolean shouldAcquireValueAfterInsert() {
        Insert insert = INSERT.get();
        if (insert != null && !insert.columnKept) {
            insert.columnKept = true;
            return false;
        }
        return super.shouldAcquireValueAfterInsert();
    }

    @Override
    public Object getGeneratedValue(Accessor accessor, AbstractSession writeSession, String name) {
        Insert insert = INSERT.get();
        if (insert != null) {
            INSERT.remove();
            return insert.id;
        }
        return super.getGeneratedValue(accessor, writeSession, name);
    }

    private static final class Insert {
        private final Object id;
        private boolean columnKept;

        private Insert(Object id) {
            this.id = id;
        }
    }
}
