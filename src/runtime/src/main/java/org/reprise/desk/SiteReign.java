package org.reprise.desk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reprise.group.GroupView;
import org.reprise.reign.Plan;

/** Who is primary, who was, and who is to be. Safe for any thread. */
public interface SiteReign {

    /** How this site becomes primary. */
    enum Way {
        /** By a planned switch: the old primary answers, and nothing is lost. */
        SWITCHOVER,
        /** By force: the old primary is dead, and what only it has is missing until it comes back. */
        FAILOVER;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

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

    /** What moves with the primary's role, at this site. */
    GroupView group();

    /** The last change of primary that was begun at this server, or looked at; empty since its start. */
    Optional<Plan.View> plan();

    /** Looks whether this site may be primary so, and what would be done; changes nothing. Waits for other sites. */
    Plan.View look(Way way);

    /**
     * Makes this site primary. Returns once it has begun; {@link #plan} tells how far it is. Recorded in the audit trail.
     *
     * @throws IllegalStateException when that is under way
     */
    Plan.View begin(Way way, String who, String reason);
}
