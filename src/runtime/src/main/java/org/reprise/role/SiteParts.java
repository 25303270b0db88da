package org.reprise.role;

import java.time.Clock;
import org.reprise.argument.ArgumentJson;
import org.reprise.cluster.ClusterSettings;
import org.reprise.cluster.Lease;
import org.reprise.cluster.LeaseStore;
import org.reprise.cluster.Roster;
import org.reprise.cluster.Servers;
import org.reprise.deploy.ApplicationCalls;
import org.reprise.eclipselink.EclipseLinkEntities;
import org.reprise.finding.AuditEntry;
import org.reprise.jdbc.Transactions;
import org.reprise.key.SiteKeys;
import org.reprise.key.TrustedPortions;
import org.reprise.log.EventLog;
import org.reprise.log.Sealer;
import org.reprise.portion.Compression;
import org.reprise.portion.Position;
import org.reprise.settings.Role;
import org.reprise.settings.SiteSettings;
import org.reprise.transfer.Transport;

/**
 * What a site stands on, whatever its role.
 *
 * @param settings  what it is told
 * @param calls     those of its application
 * @param container where it runs
 * @param log       its event log, in the application's own database
 * @param keys      who it is to others, and whom it believes
 * @param clock     its own time
 */
public record SiteParts(
        SiteSettings settings, ApplicationCalls calls, Container container, EventLog log, SiteKeys keys, Clock clock) {

    /** On tables that are there. */
    public static SiteParts over(SiteSettings settings, Application application, Compression compression, Clock clock) {
        Container container = application.container();
        EclipseLinkEntities entities = new EclipseLinkEntities(container.registry());
        ArgumentJson json = new ArgumentJson(entities, settings.capture().maxArgumentBytes());
        EventLog log = EventLog.over(container.dataSource(), container.transactions(), compression);
        SiteKeys keys = SiteKeys.open(
                        settings.security(), settings.name(), log.settings(), container.transactions(), clock)
                .reignedBy(new Sealing(log.reigns()::reigns));
        return new SiteParts(
                settings,
                new ApplicationCalls(application.methods(), entities, json),
                container.sendingBy(container.transport().signedBy(keys.messages())),
                log.with(RetentionLoop.behind(settings, new TrustedPortions(log.portions(), keys))),
                keys,
                clock);
    }

    /**
     * The last event whose rows are in this site's tables for certain: what is built from events, or said to others to be here for good,
     * goes no further.
     */
    public Position reached() {
        return settings.role() == Role.PRIMARY
                ? log.portions().last()
                : log.position().current();
    }

    /** Up to where nothing of the log is missing here. */
    Position end() {
        return log.portions().contiguousAfter(log.portions().begin());
    }

    public Sealer sealer(Compression compression) {
        return new Sealer(container.dataSource(), transactions(), settings.portions(), compression, clock)
                .signedBy(keys::signed);
    }

    /** A new one, of this start of this server. */
    public Lease lease() {
        ClusterSettings cluster = settings.cluster();
        return new Lease(
                LeaseStore.over(container.dataSource()),
                transactions(),
                cluster.server(),
                cluster.lease(),
                System::nanoTime);
    }

    /** Those of this site, among which the holder of the lease is this one. */
    public Servers servers(Lease lease) {
        return new Servers(
                Roster.over(container.dataSource()),
                transactions(),
                new Roster.Entry(lease.holder(), lease.server(), 1, clock.instant()),
                lease.terms().patience(),
                System::nanoTime);
    }

    /** Writes down in the audit trail what was done, in a transaction of its own. */
    public void noted(String who, String act, String subject, String reason) {
        transactions().run(() -> log.audit().add(new AuditEntry(clock.instant(), who, act, subject, reason)));
    }

    public Transactions transactions() {
        return container.transactions();
    }

    public Transport transport() {
        return container.transport();
    }
}
