package org.reprise.finding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.reprise.portion.Position;

/**
 * The ids of the events that were submitted again and are in effect at this site, so that each takes effect once (rule 16). Retention does
 * not touch them, and a seed brings them (rule 15: ids for de-duplication outlive retention). Each method joins the caller's transaction
 * when there is one: an id stands here if and only if what its event did does.
 */
public interface ResubmittedEvents {
    /** In the table REPRISE_RESUBMITTED. */
    static ResubmittedEvents over(DataSource source) {
        return new JdbcResubmittedEvents(source);
    }

    Optional<ResubmittedEvent> find(String origin);

    /**
     * Takes an id for the caller's transaction, which is about to bring its event about. Waits for another transaction that has taken it.
     *
     * @throws org.reprise.jdbc.EventLogException when it is taken; the transaction must roll back
     */
    void take(String origin, Instant at);

    /** An event was replayed here; one that is known is told once more where it stands. */
    void learn(String origin, Position position, Instant at);

    /** What this event did is undone. */
    void forget(String origin);

    /** All, in the order of their ids. */
    List<ResubmittedEvent> all();
}
