package org.reprise.log;

import java.util.OptionalLong;
import org.reprise.jdbc.EventLogException;
import org.reprise.reign.FencedException;

/** The events that were committed at the primary, or are about to be, and are not sealed yet. */
public interface CapturedEvents {

    /** No body and no evidence may be longer, on any make of database. The caller checks it. */
    int MAX_BODY_BYTES = 1 << 20;

    /** Stands for evidence that is not kept. */
    byte[] NO_EVIDENCE = {};

    /**
     * Adds an event in the caller's transaction, and takes effect with it. Call it as the last thing that the transaction
     * does: the event's place in the log is drawn here, and that place is right only when every row lock of the
     * transaction is held already. The site's promise is held where it is until the transaction ends.
     *
     * @param epoch the epoch of this primary
     * @param body  the event; the log never looks inside
     * @param evidence the rows it wrote; the sealer puts them into the {@link EvidenceStore}
     * @throws FencedException when this site was told of a higher epoch; the transaction must then roll back
     * @throws EventLogException when the database refused the row; the transaction must then roll back
     */
    void append(long epoch, byte[] body, byte[] evidence);

    /** The same without evidence. */
    default void append(long epoch, byte[] body) {
        append(epoch, body, NO_EVIDENCE);
    }

    /** How many committed events wait for the sealer. */
    long count();

    /** The newest of them; empty when none waits. All that were committed before this is asked are at or before it, or are sealed. */
    OptionalLong newest();

    /** The oldest of them; empty when none waits. */
    OptionalLong oldest();
}
