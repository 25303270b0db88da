package org.reprise.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a table stands.
 *
 * @param equalAt   when it was last found equal from end to end; null if not since this server leads
 * @param rows      read in the last pass, or in the one under way
 * @param differing rows of it that differ now, as far as is known
 * @param note      why not all of it is audited; empty when it is
 */
public record TableAudit(
        String table, AuditedTable.Way way, @Nullable Instant equalAt, long rows, long differing, String note) {}
