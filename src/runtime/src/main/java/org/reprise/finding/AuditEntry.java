package org.reprise.finding;

import java.time.Instant;
import java.util.List;

/**
 * One act of an operator, written in the transaction of the act itself.
 *
 * @param at      when, by this site's clock
 * @param who     name of the authenticated user, or {@code reprise} where no person acts
 * @param act     what was done: {@code retry}, {@code skip}, {@code promote}
 * @param subject on what: a position, a site
 * @param reason  what the operator gave as the reason
 */
public record AuditEntry(Instant at, String who, String act, String subject, String reason) {
    /** The act of an operator who has an event left out. */
    public static final String SKIP = "skip";

    /**
     * Which events operators have skipped at a site, in words: its rows lack what they did.
     *
     * @param skips the newest first
     * @return none where none was skipped
     */
    public static List<String> skipped(List<AuditEntry> skips, String site) {
        if (skips.isEmpty()) {
            return List.of();
        }
        AuditEntry last = skips.get(0);
        return List.of((skips.size() == 1 ? "one event was" : skips.size() + " events were") + " skipped at " + site
                + ", the last of them by " + last.who() + " at " + last.at() + " (" + last.subject()
                + "): unless it was seeded since, its rows lack what they did");
    }
}
