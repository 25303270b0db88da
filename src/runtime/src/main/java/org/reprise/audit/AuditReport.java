package org.reprise.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.RowChange;

/**
 * How far an audit is.
 *
 * @param upstream that the site is held against; empty before the first step
 * @param rests    why nothing is read; empty when something is
 * @param round    which round is under way, from 1
 * @param began    when it began
 * @param table    that is read at the moment; empty between rounds
 * @param done     tables of this round that are done
 * @param rows     read at the upstream in this round
 * @param before   read in the round before, or 0
 * @param suspects rows that are to be looked at again
 * @param counts   since this server leads
 * @param tables   by name
 * @param open     the differences that are there now, the oldest first
 */
public record AuditReport(
        String upstream,
        String rests,
        long round,
        @Nullable Instant began,
        String table,
        int done,
        long rows,
        long before,
        int suspects,
        Counts counts,
        List<TableAudit> tables,
        List<AuditFinding> open) {

    /**
     * What was met since this server leads.
     *
     * @param found    rows that differed for certain
     * @param repaired of these
     * @param gone     of these, those that are as at the upstream again, repaired or not
     * @param moving   rows that changed at each look, and were left to the next round
     * @param unlisted rows that were not looked at again, because too many differ
     */
    public record Counts(long found, long repaired, long gone, long moving, long unlisted) {}

    public static final AuditReport NONE =
            new AuditReport("", "", 0, null, "", 0, 0, 0, 0, new Counts(0, 0, 0, 0, 0), List.of(), List.of());

    public AuditReport {
        tables = List.copyOf(tables);
        open = List.copyOf(open);
    }

    /** The same, of which nothing is read. */
    public AuditReport resting(String why) {
        return new AuditReport(upstream, why, round, began, table, done, rows, before, suspects, counts, tables, open);
    }

    /** What an operator should know of; empty when there is nothing. */
    public String trouble() {
        if (open.isEmpty()) {
            return "";
        }
        AuditFinding first = open.get(0);
        return "The rolling audit found " + open.size() + (open.size() == 1 ? " row that is" : " rows that are")
                + " not as at '" + upstream + "', the first in " + first.row().table() + " ["
                + RowChange.text(first.row().key()) + "]";
    }
}
