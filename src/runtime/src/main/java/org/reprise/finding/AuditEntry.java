package org.reprise.finding;

import java.time.Instant;

/**
 * One act of an operator, written in the transaction of the act itself.
 *
 * @param at      when, by this site's clock
 * @param who     name of the authenticated user, or {@code reprise} where no person acts
 * @param act     what was done: {@code retry}, {@code skip}, {@code promote}
 * @param subject on what: a position, a site
 * @param reason  what the operator gave as the reason
 */
public record AuditEntry(Instant at, String who, String act, String subject, String reason) {}
