package org.reprise.log;

import javax.sql.DataSource;
import org.reprise.finding.AuditTrail;
import org.reprise.finding.Findings;
import org.reprise.finding.ParkedEvents;
import org.reprise.jdbc.Transactions;
import org.reprise.portion.Compression;
import org.reprise.reign.ReignStore;

/**
 * The event log of one site: its parts, over one database.
 *
 * @param captured events not yet sealed
 * @param portions what is sealed
 * @param evidence the rows of sealed events, as long as they are kept
 * @param position how far replay is
 * @param findings what replay has found and operators look at
 * @param settings what operators have set
 * @param reigns   whose log it is, and what this site has promised
 */
public record EventLog(
        CapturedEvents captured,
        PortionStore portions,
        EvidenceStore evidence,
        ReplayPosition position,
        Findings findings,
        Settings settings,
        ReignStore reigns) {

    /** The log in the tables of {@link Schema}. */
    public static EventLog over(DataSource source, Transactions transactions, Compression compression) {
        PortionStore portions = new JdbcPortionStore(source, transactions);
        CapturedEvents captured = new JdbcCapturedEvents(source);
        return new EventLog(
                captured,
                portions,
                new JdbcEvidenceStore(source, compression),
                new JdbcReplayPosition(source),
                Findings.over(source),
                new JdbcSettings(source),
                ReignStore.over(source, transactions, new Succeeded(captured, portions)));
    }

    /** The same with another view of its portions. */
    public EventLog with(PortionStore others) {
        return new EventLog(captured, others, evidence, position, findings, settings, reigns);
    }

    /** Events that wait for an operator. */
    public ParkedEvents parked() {
        return findings.parked();
    }

    /** What operators did. */
    public AuditTrail audit() {
        return findings.audit();
    }
}
