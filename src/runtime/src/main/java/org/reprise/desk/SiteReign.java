package org.reprise.desk;

import java.util.List;
import java.util.Optional;
import org.reprise.reign.Plan;

/** Who is primary, who was, and who is to be. Safe for any thread. */
public interface SiteReign {

    /**
     * A reign, as the console shows it.
     *
     * @param first  its first event
     * @param begun  when, in the form of ISO 8601
     * @param by     who promoted its primary
     */
    record Past(long epoch, long first, String primary, String begun, String by, String reason) {}

    /**
     * What is known here.
     *
     * @param promised the epoch below which nothing commits here; 0 for none
     * @param rests    why this site is nobody, and what to do; empty when it is somebody
     * @param reigns   the newest first
     */
    record View(String site, String role, String primary, long promised, String rests, List<Past> reigns) {
        public View {
            reigns = List.copyOf(reigns);
        }
    }

    View view();

    /** The last change of primary that was begun at this server, or looked at; empty since its start. */
    Optional<Plan.View> plan();

    /** Looks whether this site may be primary by a planned switch, and what would be done; changes nothing. Waits for other sites. */
    Plan.View look();

    /**
     * Makes this site primary by a planned switch. Returns once it has begun; {@link #plan} tells how far it is. Recorded in the audit trail.
     *
     * @throws IllegalStateException when one is under way, or this site is primary already
     */
    Plan.View begin(String who, String reason);
}
