package org.reprise.role;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.archive.ArchiveBusyException;
import org.reprise.archive.ArchivedPortions;
import org.reprise.archive.PortionArchive;
import org.reprise.figures.DownstreamFigures;
import org.reprise.finding.AuditEntry;
import org.reprise.job.Loop;
import org.reprise.job.Progress;
import org.reprise.log.KnownSites;
import org.reprise.log.PortionStore;
import org.reprise.portion.Position;
import org.reprise.settings.Role;
import org.reprise.settings.SiteSettings;
import org.reprise.transfer.Downstreams;
import org.reprise.transfer.Peers;
import org.reprise.transfer.Retention;

/** How much of the log this site keeps, for whom, and what of it is archived. */
public final class RetentionLoop {
    private static final Logger LOG = Logger.getLogger(RetentionLoop.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration ARCHIVING = Duration.ofSeconds(1);

    private final SiteParts parts;
    private final Peers peers;
    private final LongSupplier applied;
    private final Downstreams downstreams;
    private final Retention retention;
    private final Optional<PortionArchive> archive;
    private final Loop hearing = new Loop("list of sites", this::hear);
    private final Loop loop = new Loop("retention", this::step);
    private final Loop archiver = new Loop("archiver", this::archive);
    private volatile long archived;

    /** @param applied the last seq that this site itself needs no more */
    public RetentionLoop(SiteParts parts, Peers peers, LongSupplier applied, ProjectorLoops projectorLoops) {
        this.parts = parts;
        this.peers = peers;
        this.applied = applied;
        KnownSites sites = KnownSites.over(parts.container().dataSource());
        this.downstreams = new Downstreams(peers, sites, parts.transactions(), this::shared, parts.clock());
        this.archive = archive(parts.settings());
        this.retention = new Retention(
                parts.settings().keeping().policy(),
                new Retention.Holdings(parts.log(), sites, parts.transactions()),
                new Retention.Bounds(applied, archive.map(files -> () -> archived), projectorLoops::told),
                parts.clock());
        projectorLoops.rebuildsBy(retention::rebuilds);
    }

    private long shared(Position other) {
        Position own = parts.log().portions().last();
        return own.epoch() == other.epoch() || other.epoch() == 0
                ? Long.MAX_VALUE
                : parts.log().reigns().reigns().shared(own, other);
    }

    private static Optional<PortionArchive> archive(SiteSettings settings) {
        String folder = settings.keeping().archive();
        return folder.isEmpty() ? Optional.empty() : Optional.of(new PortionArchive(Path.of(folder)));
    }

    /** The store, with the archive behind it if there is one. */
    static PortionStore behind(SiteSettings settings, PortionStore store) {
        return archive(settings)
                .<PortionStore>map(files -> new ArchivedPortions(store, files))
                .orElse(store);
    }

    /** A site has said where its log ends. */
    void told(String site, Position end) {
        downstreams.told(site, end);
    }

    /** Sites ask any server of this one. */
    private Duration hear() {
        downstreams.step();
        return PAUSE;
    }

    private Duration step() {
        retention.step();
        return PAUSE;
    }

    private Duration archive() {
        PortionStore store = parts.log().portions();
        PortionStore own = store instanceof ArchivedPortions both ? both.store() : store;
        Position from = archived > own.begin().seq() ? new Position(0, archived) : own.begin();
        long end = own.contiguousAfter(from).seq();
        try {
            archived = end <= archived
                    ? archived
                    : archive.orElseThrow()
                            .archive(own, archived, end, new Progress(parts.clock()))
                            .last();
        } catch (ArchiveBusyException e) {
            // another server of this site is at it: the next step finds its files
            LOG.log(Level.FINE, "The archive is busy", e);
        }
        return ARCHIVING;
    }

    /** Of every server of the site. */
    public List<Loop> loops() {
        return List.of(hearing);
    }

    /** Of the one that leads. A site that is nobody may have events that are to go to quarantine, so it removes none. */
    public List<Loop> leading() {
        Stream<Loop> removing = parts.settings().role() == Role.NOBODY ? Stream.empty() : Stream.of(loop);
        return Stream.concat(removing, archive.stream().map(files -> archiver)).toList();
    }

    /** A site asks about a seed of this one's rows as they are now, or were a moment ago. */
    public void seeds(String asker) {
        if (parts.transport().knows(asker)) {
            downstreams.seeded(
                    asker,
                    Math.min(applied.getAsLong(), parts.log().portions().last().seq()));
        }
    }

    /** Those that this server has heard itself as they are, others as of a few seconds ago. */
    public List<DownstreamFigures> downstream() {
        Map<String, Peers.Downstream> heard = peers.downstream(parts.clock().instant()).stream()
                .filter(each -> each.has() >= 0)
                .collect(Collectors.toMap(Peers.Downstream::site, Function.identity()));
        return downstreams.known().stream()
                .map(DownstreamFigures::of)
                .map(each -> {
                    Peers.Downstream newer = heard.get(each.site());
                    return newer == null ? each : each.heard(newer.has(), newer.at());
                })
                .toList();
    }

    /** @throws UnknownSiteException when it never asked here */
    public void forget(String site, String who, String reason) {
        parts.transactions().run(() -> {
            if (!downstreams.forget(site)) {
                throw new UnknownSiteException(site);
            }
            parts.log().audit().add(new AuditEntry(parts.clock().instant(), who, "forget site", site, reason));
        });
        hearing.wake();
        loop.wake();
    }
}
