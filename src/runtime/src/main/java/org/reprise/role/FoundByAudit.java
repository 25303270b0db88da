package org.reprise.role;

import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.reprise.audit.AuditFinding;
import org.reprise.audit.Outcome;
import org.reprise.compare.DifferingRow;
import org.reprise.compare.Repair;
import org.reprise.finding.FoundDifference;
import org.reprise.portion.Position;
import org.reprise.proof.Difference;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.proof.RowChange;
import org.reprise.replay.Stops;

/** Says and keeps what the rolling audit found, and mends it where it may. For the thread of the audit. */
final class FoundByAudit implements Outcome {
    private static final Logger LOG = Logger.getLogger(FoundByAudit.class.getName());

    /** Differences that are said in the log while some are open; the console has more. */
    private static final int SAID = 50;

    private static final String WHO = "reprise";

    /** Events that may be under way when replay is stopped, and one more. */
    private static final int TRIES = 10;

    private final SiteParts parts;
    private final ReplayerLoop replayerLoop;
    private int open;
    private int said;

    FoundByAudit(SiteParts parts, ReplayerLoop replayerLoop) {
        this.parts = parts;
        this.replayerLoop = replayerLoop;
    }

    @Override
    public void found(AuditFinding finding) {
        open++;
        DifferingRow row = finding.row();
        List<Difference> differences = row.differences();
        Instant now = parts.clock().instant();
        parts.transactions().run(() -> parts.log()
                .findings()
                .differences()
                .add(differences.stream()
                        .map(each -> FoundDifference.of(finding.position(), "rolling audit", each, now))
                        .toList()));
        if (++said <= SAID) {
            LOG.warning(() -> "REPR0670W: " + named(row) + " is not as at the site that is followed: "
                    + differences.stream().map(Difference::column).collect(Collectors.joining(", "))
                    + "; the last event that wrote it: " + finding.writer().text()
                    + ". See who writes here besides replay; 'reprise rolling-audit' has the values, and mends it if"
                    + " reprise.audit.repair is true, as 'reprise jobs repair' does");
        } else if (said == SAID + 1) {
            LOG.warning(
                    () -> "REPR0671W: The rolling audit found more than " + SAID
                            + " rows that differ; the others are not said here. Compare and repair the tables: 'reprise jobs repair'");
        }
    }

    private static String named(DifferingRow row) {
        return row.table() + " [" + RowChange.text(row.key()) + "]";
    }

    @Override
    public void gone(AuditFinding finding) {
        LOG.info(() -> named(finding.row()) + " is as at the site that is followed again");
        if (--open == 0) {
            said = 0;
        }
    }

    /** While nothing is replayed: the upstream's row is that of this site's place in the log, if it does not change meanwhile. */
    @Override
    public boolean mend(AuditFinding finding, BooleanSupplier unchanged) {
        Stops stops = replayerLoop.gate().stops();
        stops.stopAt(Stops.Cause.AUDIT, place().seq());
        try {
            Position before = place();
            boolean mended = unchanged.getAsBoolean() && write(finding, before);
            // what was being replayed when replay was stopped has moved the place; nothing follows it
            for (int i = 1; i < TRIES && !mended && !place().equals(before); i++) {
                before = place();
                mended = unchanged.getAsBoolean() && write(finding, before);
            }
            return mended;
        } finally {
            stops.goOn(Stops.Cause.AUDIT);
            replayerLoop.loop().wake();
        }
    }

    private Position place() {
        return parts.log().position().current();
    }

    private boolean write(AuditFinding finding, Position position) {
        DifferingRow row = finding.row();
        JdbcRowApplier applier = new JdbcRowApplier(parts.container().dataSource(), statement -> {});
        Repair.Outcome outcome = new Repair(new StayingTransactions(parts, position), applier, 1).apply(List.of(row));
        if (!outcome.refused().isEmpty()) {
            if (place().equals(position)) {
                LOG.warning(() -> "REPR0672W: " + named(row) + " is not mended: "
                        + outcome.refused().get(row)
                        + ". It is tried again in a minute; if it is refused for good, mend it by hand");
            }
            return false;
        }
        replayerLoop.evict();
        String reason =
                "The rolling audit found that it was not as at the site that is followed; the last event that wrote it: "
                        + finding.writer().text();
        parts.noted(WHO, "repair", named(row), reason);
        return true;
    }
}
