package org.reprise.finding;

import javax.sql.DataSource;

/**
 * What replay has found and operators look at.
 *
 * @param parked      events that wait for an operator
 * @param differences where replays differed from the primary
 * @param demotions   methods that are brought about by rows
 * @param audit       what operators did
 */
public record Findings(ParkedEvents parked, FoundDifferences differences, Demotions demotions, AuditTrail audit) {

    /** The same with another view of the demotions. */
    public Findings with(Demotions others) {
        return new Findings(parked, differences, others, audit);
    }

    public static Findings over(DataSource source) {
        return new Findings(
                new JdbcParkedEvents(source),
                new JdbcFoundDifferences(source),
                new JdbcDemotions(source),
                new JdbcAuditTrail(source));
    }
}
