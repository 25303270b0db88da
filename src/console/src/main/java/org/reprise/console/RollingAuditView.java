package org.reprise.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.audit.AuditFinding;
import org.reprise.audit.AuditReport;
import org.reprise.audit.TableAudit;
import org.reprise.mask.Mask;
import org.reprise.portion.Position;
import org.reprise.proof.RowChange;

/**
 * How far the rolling audit of this site is, and what it found.
 *
 * @param upstream    the site that this one is held against; empty before the first step
 * @param rests       why nothing is read; empty when something is
 * @param round       which round is under way, from 1
 * @param table       that is read at the moment
 * @param done        tables of this round that are done
 * @param rows        read in this round
 * @param lastRound   rows read in the round before
 * @param suspects    rows that were not the same at the first look, and are looked at again
 * @param counts      since this server leads
 * @param differences the rows that differ now
 */
public record RollingAuditView(
        String upstream,
        String rests,
        long round,
        @Nullable Instant began,
        String table,
        int done,
        long rows,
        long lastRound,
        int suspects,
        AuditReport.Counts counts,
        List<TableAudit> tables,
        List<Difference> differences) {

    /**
     * A column of a row that differs.
     *
     * @param column {@code *} for the row as a whole
     * @param event  the last one that wrote the row; empty when the log does not know it any more
     */
    public record Difference(
            String table,
            String key,
            String column,
            String there,
            String here,
            @Nullable Position position,
            String event,
            Instant suspectedAt,
            Instant at) {}

    private static final int LISTED = 200;

    static RollingAuditView of(AuditReport report, Mask mask) {
        return new RollingAuditView(
                report.upstream(),
                report.rests(),
                report.round(),
                report.began(),
                report.table(),
                report.done(),
                report.rows(),
                report.before(),
                report.suspects(),
                report.counts(),
                report.tables(),
                report.open().stream()
                        .flatMap(finding -> differences(finding, mask).stream())
                        .limit(LISTED)
                        .toList());
    }

    private static List<Difference> differences(AuditFinding finding, Mask mask) {
        boolean known = finding.writer().seq() > 0;
        return finding.row().differences().stream()
                .map(each -> new Difference(
                        each.table(),
                        mask.text(RowChange.text(finding.row().key())),
                        each.column(),
                        mask.value(each.column(), each.there()),
                        mask.value(each.column(), each.here()),
                        known
                                ? new Position(
                                        finding.writer().epoch(),
                                        finding.writer().seq())
                                : null,
                        finding.writer().event(),
                        finding.suspectedAt(),
                        finding.at()))
                .toList();
    }
}
