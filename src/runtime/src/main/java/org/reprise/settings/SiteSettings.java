package org.reprise.settings;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.reprise.ack.AckPolicy;
import org.reprise.audit.AuditPolicy;
import org.reprise.capture.CapturePolicy;
import org.reprise.cluster.ClusterSettings;
import org.reprise.finding.Demotion;
import org.reprise.key.SecurityPolicy;
import org.reprise.log.SealPace;
import org.reprise.portion.PortionLimits;
import org.reprise.replay.ReplayPolicy;
import org.reprise.replay.Schedule;
import org.reprise.replay.Until;
import org.reprise.transfer.RetentionPolicy;
import org.reprise.transfer.TransferPolicy;

/**
 * What a site is told by its configuration; docs/CONFIGURATION.md lists every key.
 *
 * @param name     {@code reprise.site}
 * @param standing what it is, and under whom: {@code reprise.primary} at its very first start
 * @param database where the log is
 * @param capture  what is captured, and how it is sealed
 * @param replay   how events are replayed
 * @param transfer how this site asks, when it is a secondary
 * @param cluster  what this server is among those of the site
 * @param security how it knows who speaks
 */
public record SiteSettings(
        String name,
        Standing standing,
        DatabaseSettings database,
        CaptureSettings capture,
        ReplaySettings replay,
        TransferPolicy transfer,
        ClusterSettings cluster,
        SecurityPolicy security) {

    /**
     * Where the log is.
     *
     * @param dataSource   JNDI name of the application's own data source ({@code reprise.data-source})
     * @param createTables whether missing tables are created at the start ({@code reprise.schema.create})
     * @param seeds        how this site gives seeds and takes one
     * @param keeping      how much of it is kept
     * @param returning    what the site does when only it has events ({@code reprise.return})
     */
    public record DatabaseSettings(
            String dataSource,
            boolean createTables,
            SeedSettings seeds,
            KeepingSettings keeping,
            ReturnPolicy returning) {}

    /**
     * How a site gives seeds and takes one.
     *
     * @param folder   for staged seeds ({@code reprise.seed.folder})
     * @param from     the site to seed from when this one is new ({@code reprise.seed.from}); empty for none
     * @param replaced tables whose rows that seed may replace ({@code reprise.seed.replace}), in upper case
     * @param needed   whether a new site whose tables have rows waits for one ({@code reprise.seed.needed})
     */
    public record SeedSettings(String folder, String from, Set<String> replaced, boolean needed) {
        public SeedSettings {
            replaced = Set.copyOf(replaced);
        }
    }

    /**
     * How much of the log is kept, and where it is written to.
     *
     * @param policy  what is removed from the database
     * @param archive folder for portions ({@code reprise.archive}); empty for none
     * @param exports folder for exports and imports ({@code reprise.export.folder})
     */
    public record KeepingSettings(RetentionPolicy policy, String archive, String exports) {}

    /**
     * What a primary makes of a transaction.
     *
     * @param policy    what is captured
     * @param pace      how events are sealed
     * @param retention how long evidence is kept ({@code reprise.evidence.retention})
     * @param maxArgumentBytes of an argument that holds entities by their values ({@code reprise.argument.max-bytes})
     * @param unseen    in one transaction of so many, the database's own count is held against the rows seen ({@code reprise.unseen});
     *                  0 for none
     * @param ack       what a call waits for once it has committed
     */
    public record CaptureSettings(
            CapturePolicy policy, SealPace pace, Duration retention, int maxArgumentBytes, int unseen, AckPolicy ack) {
        /** One event may be 1 MiB at most. */
        private static final int MOST = 1 << 20;

        public CaptureSettings {
            if (retention.isNegative() || retention.isZero()) {
                throw new IllegalArgumentException("reprise.evidence.retention must be positive, not " + retention);
            }
            if (maxArgumentBytes < 1 || maxArgumentBytes > MOST) {
                throw new IllegalArgumentException(
                        "reprise.argument.max-bytes must be 1 to " + MOST + ", not " + maxArgumentBytes);
            }
            if (unseen < 0) {
                throw new IllegalArgumentException(
                        "reprise.unseen must be 0 for none, or one transaction in so many, not " + unseen);
            }
        }
    }

    /**
     * How a secondary replays.
     *
     * @param policy             how events are replayed
     * @param schedule           when ({@code reprise.replay.schedule})
     * @param until              where replay stops ({@code reprise.replay.until}); empty where it goes on
     * @param applicationVersion {@code reprise.application.version}; empty where it is not set
     * @param care               how it looks after its tables
     */
    public record ReplaySettings(
            ReplayPolicy policy, Schedule schedule, String until, String applicationVersion, CareSettings care) {
        public ReplaySettings {
            Until.parse(until);
            if (applicationVersion.length() > Demotion.MAX_VERSION) {
                throw new IllegalArgumentException("reprise.application.version may have " + Demotion.MAX_VERSION
                        + " characters at most, not " + applicationVersion.length());
            }
        }
    }

    /**
     * How a secondary looks after its tables.
     *
     * @param fits  whether only what this site can hold is followed ({@code reprise.fit.refuse})
     * @param audit how the tables are held against the upstream's
     */
    public record CareSettings(boolean fits, AuditPolicy audit) {}

    public Role role() {
        return standing.role();
    }

    /** The name of the primary, as far as it is known. */
    public String primary() {
        return standing.primary();
    }

    /** These, of what was configured, for a site that stands otherwise by now. */
    public SiteSettings standing(Standing other) {
        return new SiteSettings(
                name,
                other,
                database,
                capture,
                replay,
                transfer.under(other.primary(), standing.primary()),
                cluster,
                security);
    }

    public KeepingSettings keeping() {
        return database.keeping();
    }

    public PortionLimits portions() {
        return capture.pace().limits();
    }

    /** After this long without a word from the upstream, nobody knows how far it is. */
    public Duration silence() {
        return transfer.patience().multipliedBy(2).plusSeconds(1);
    }

    List<String> upstreams() {
        return transfer.upstreams();
    }
}
