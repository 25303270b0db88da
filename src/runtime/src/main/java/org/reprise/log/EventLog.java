package org.reprise.log;

import javax.sql.DataSource;

/**
 * The event log of one site: its parts, over one database.
 *
 * @param captured events not yet sealed
 * @param portions what is sealed
 * @param position how far replay is
 * @param parked   events that wait for an operator
 * @param audit    what operators did
 */
public record EventLog(
        CapturedEvents captured,
        PortionStore portions,
        ReplayPosition position,
        ParkedEvents parked,
        AuditTrail audit) {

    /** The log in the tables of {@link Schema}. */
    public static EventLog over(DataSource source, Transactions transactions) {
        return new EventLog(
                new JdbcCapturedEvents(source),
                new JdbcPortionStore(source, transactions),
                new JdbcReplayPosition(source),
                new JdbcParkedEvents(source),
                new JdbcAuditTrail(source));
    }
}
