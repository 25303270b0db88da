package org.reprise.finding;

import java.util.List;
import java.util.Optional;
import org.reprise.portion.Position;

/** The parked events of this site. Each method joins the caller's transaction when there is one. */
public interface ParkedEvents {

    /** Longer reasons are cut. */
    int MAX_REASON = 2000;

    /** Parks an event, or renews what is said of one parked already. */
    void park(ParkedEvent event);

    /** All of them, in log order. */
    List<ParkedEvent> list();

    Optional<ParkedEvent> find(Position position);

    /** Whether it was there. */
    boolean remove(Position position);

    long count();
}
