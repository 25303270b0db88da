package org.reprise.audit;

/**
 * What a secondary's audit is told.
 *
 * @param pace    rows a second that are read at the upstream ({@code reprise.audit.pace}); 0 for no audit
 * @param repairs whether a difference is mended ({@code reprise.audit.repair}); otherwise it is only said
 */
public record AuditPolicy(int pace, boolean repairs) {
    /** One question a second. That it costs under 1 % of the upstream's CPU is the aim; not measured yet. */
    public static final AuditPolicy DEFAULT = new AuditPolicy(500, false);

    private static final int MOST = 1_000_000;

    public AuditPolicy {
        if (pace < 0 || pace > MOST) {
            throw new IllegalArgumentException("reprise.audit.pace must be 0 to " + MOST + ", not " + pace);
        }
    }

    public boolean audits() {
        return pace > 0;
    }
}
