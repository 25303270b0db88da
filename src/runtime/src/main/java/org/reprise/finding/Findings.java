package org.reprise.finding;

import javax.sql.DataSource;

/**
 * What replay has found and operators look at.
 *
 * @param parked      events that wait for an operator
 * @param differences where replays differed from the primary
 * @param doubts      rows that are to be looked at at both sites
 * @param demotions   methods that are brought about by rows
 * @param resubmitted events that were submitted again
 * @param audit       what operators did
 */
public record Findings(
        ParkedEvents parked,
        FoundDifferences differences,
        Doubts doubts,
        Demotions demotions,
        ResubmittedEvents resubmitted,
        AuditTrail audit) {

    /** The same with another view of the demotions. */
    public Findings with(Demotions others) {
        return new Findings(parked, differences, doubts, others, resubmitted, audit);
    }

    public static Findings over(DataSource source) {
        return new Findings(
                new JdbcParkedEvents(source),
                new JdbcFoundDifferences(source),
                new JdbcDoubts(source),
                new JdbcDemotions(source),
                ResubmittedEvents.over(source),
                new JdbcAuditTrail(source));
    }
}
