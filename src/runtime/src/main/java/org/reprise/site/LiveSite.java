package org.reprise.site;

import jakarta.interceptor.InvocationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.reprise.capture.CapturePolicy.Proving;
import org.reprise.cluster.LeaderNote;
import org.reprise.cluster.Leadership;
import org.reprise.cluster.Lease;
import org.reprise.cluster.OwnProcess;
import org.reprise.cluster.RelayLoop;
import org.reprise.cluster.RelayedMessages;
import org.reprise.cluster.ServerFigures;
import org.reprise.desk.JobDesk;
import org.reprise.desk.Site;
import org.reprise.desk.SiteDesk;
import org.reprise.eclipselink.DatabaseAddress;
import org.reprise.eclipselink.SiteIds;
import org.reprise.eclipselink.WrittenRows;
import org.reprise.event.ReplicatedMethod;
import org.reprise.figures.Counters;
import org.reprise.figures.DownstreamFigures;
import org.reprise.figures.FiguresSampler;
import org.reprise.figures.QueueFigures;
import org.reprise.figures.QueueSampler;
import org.reprise.figures.SiteFigures;
import org.reprise.job.Jobs;
import org.reprise.job.Loop;
import org.reprise.log.Sealer;
import org.reprise.portion.Compression;
import org.reprise.role.AnswererLoop;
import org.reprise.role.Application;
import org.reprise.role.AskerLoop;
import org.reprise.role.CallPlayback;
import org.reprise.role.Comparisons;
import org.reprise.role.Container;
import org.reprise.role.Duties;
import org.reprise.role.EnquiryLoop;
import org.reprise.role.GeneratorTables;
import org.reprise.role.Primary;
import org.reprise.role.ProjectorLoops;
import org.reprise.role.ReplayerLoop;
import org.reprise.role.RetentionLoop;
import org.reprise.role.RoleGuard;
import org.reprise.role.Secondary;
import org.reprise.role.SiteParts;
import org.reprise.role.SiteSeeding;
import org.reprise.role.Snapshots;
import org.reprise.settings.Role;
import org.reprise.settings.SiteNotOpenException;
import org.reprise.settings.SiteSettings;
import org.reprise.transfer.EvidenceDesk;
import org.reprise.transfer.Intake;
import org.reprise.transfer.JmsDoors;
import org.reprise.transfer.Peers;
import org.reprise.transfer.UpstreamWord;
import org.reprise.transfer.Upstreams;

/**
 * An open site, in one role for life: what it does in it and as any site, joined, and started and ended together; {@link #stop}, {@link #close} and {@link #end}
 * come in this order. Plain Java: the container is
 * behind {@link Container} and the call that an interceptor hands in.
 */
final class LiveSite implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LiveSite.class.getName());

    private final SiteSettings settings;
    private final ThreadFactory threads;
    private final DatabaseAddress database;

    /** Whether no other server can have the database open. */
    private final boolean alone;

    private final Peers peers = new Peers();
    private final AnswererLoop answererLoop;
    private final EnquiryLoop enquiryLoop;
    private final Jobs jobs;
    private final ProjectorLoops projectorLoops;
    private final SiteSeeding seeding;
    private final RetentionLoop retentionLoop;
    private final Primary primary;
    private final Secondary secondary;

    /** The one of the two that is this site's role. */
    private final Duties duties;

    private final CallPlayback playback;
    private final JmsDoors doors;
    private final QueueSampler queues;
    private final FiguresSampler figures;
    private final SiteDesk desk;
    private final Leadership leadership;
    private final RelayLoop relayLoop;

    /** Opens the site on tables that are there; nothing moves before {@link #start}. */
    LiveSite(SiteSettings settings, Application application, ThreadFactory threads, Clock clock) {
        this.settings = settings;
        this.threads = threads;
        this.database = address(application.container().dataSource());
        this.alone = OwnProcess.has(application.container().dataSource());
        Compression compression = Compression.best();
        SiteParts parts = SiteParts.over(settings, application, compression, clock);
        Sealer sealer = parts.sealer(compression);
        RoleGuard.check(settings, parts.log(), sealer);

        Upstreams upstreams = new Upstreams(settings.transfer(), parts.log(), parts.transactions(), peers, clock);
        EvidenceDesk evidence =
                new EvidenceDesk(upstreams, parts.log().evidence(), parts.transactions(), parts.transport(), clock);
        this.answererLoop = new AnswererLoop(parts, evidence, peers);
        this.primary = new Primary(parts, sealer, answererLoop::wake);
        this.secondary = new Secondary(parts, upstreams, evidence, peers, answererLoop::wake);
        this.duties = settings.role() == Role.PRIMARY ? primary : secondary;

        AskerLoop askerLoop = secondary.askerLoop();
        ReplayerLoop replayerLoop = secondary.replayerLoop();
        this.playback = new CallPlayback(settings.role(), primary.recorder(), replayerLoop.player(), clock);
        Snapshots snapshots = new Snapshots(parts);
        GeneratorTables generators = new GeneratorTables(parts.log().settings(), parts.transactions());
        this.enquiryLoop = new EnquiryLoop(parts, snapshots, generators, threads, this::seeds);
        this.doors = new JmsDoors(
                answererLoop.answerer(), evidence, enquiryLoop.enquiries(), askerLoop.intake(), answererLoop::wake);
        this.queues = new QueueSampler(settings.name(), doors, clock);
        this.figures = new FiguresSampler(settings, parts.log(), new OwnFigures(), clock);
        this.jobs = new Jobs(threads, clock);
        Comparisons comparisons = new Comparisons(parts, enquiryLoop.enquiries(), replayerLoop, snapshots, generators);
        this.projectorLoops = new ProjectorLoops(parts, application, duties::reached);
        this.seeding = new SiteSeeding(parts, enquiryLoop.enquiries(), secondary, generators);
        this.retentionLoop =
                new RetentionLoop(parts, peers, () -> Math.min(duties.reached().seq(), projectorLoops.told()));
        this.desk = new SiteDesk(
                parts,
                duties,
                secondary,
                figures,
                new SiteDesk.Care(new JobDesk(parts, jobs, comparisons, projectorLoops, seeding), retentionLoop));
        Lease lease = parts.lease();
        this.leadership = new Leadership(settings.name(), lease, parts.servers(lease), this::note, new LeadChange());
        this.relayLoop = new RelayLoop(
                RelayedMessages.over(parts.container().dataSource()),
                parts.transactions(),
                clock,
                leadership,
                doors::relayed);
        askerLoop.intake().relayBy(relayLoop);
        enquiryLoop.enquiries().relayBy(relayLoop);
        answererLoop.often(() -> leadership.isCluster() && !leadership.leads());
        desk.checkedBy(leadership::check);
        leadingLoops().forEach(loop -> loop.onlyWhile(leadership::leads));
    }

    private LeaderNote note() {
        return new LeaderNote(secondary.askerLoop().asker().word(), ownTrouble());
    }

    private final class LeadChange implements Leadership.Change {
        @Override
        public void gained() {
            duties.begin();
            if (settings.role() == Role.SECONDARY) {
                desk.beginSeed(settings.database().seedFrom());
            }
        }

        @Override
        public void lost() {
            // what they hold still moves elsewhere
            jobs.cancel();
            secondary.askerLoop().asker().end();
        }
    }

    private void seeds(String asker) {
        retentionLoop.seeds(asker);
    }

    private static DatabaseAddress address(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return DatabaseAddress.of(connection);
        } catch (SQLException e) {
            throw new SiteNotOpenException("The site's database does not say where it is: " + e.getMessage());
        }
    }

    /** Of every server of the site. */
    private List<Loop> loops() {
        return Stream.of(
                        List.of(figures.loop(), enquiryLoop.loop()),
                        answererLoop.loops(),
                        duties.loops(),
                        retentionLoop.loops())
                .flatMap(List::stream)
                .toList();
    }

    /** Of the one that leads. */
    private List<Loop> leadingLoops() {
        return Stream.of(
                        List.of(relayLoop.loop()),
                        answererLoop.leading(),
                        duties.leading(),
                        projectorLoops.loops(),
                        retentionLoop.leading())
                .flatMap(List::stream)
                .toList();
    }

    private Stream<Loop> allLoops() {
        return Stream.concat(loops().stream(), leadingLoops().stream());
    }

    void start() {
        if (settings.capture().policy().proving() != Proving.OFF) {
            WrittenRows.observe(duties, database, desk.lossyColumns());
        }
        SiteIds.use(duties.ids());
        leadership.begin(alone);
        leadership.loop().start(threads);
        allLoops().forEach(loop -> loop.start(threads));
        LOG.info(() -> "Site '" + settings.name() + "' is open as " + duties.describe());
    }

    /**
     * Begins nothing new, and waits for what is begun, but not for ever. To be called first, while the beans that this needs are all
     * there.
     */
    void stop() {
        duties.stop();
        Duration patience = settings.cluster().stopPatience();
        try {
            String left = duties.awaitEnd(patience);
            if (!left.isEmpty()) {
                LOG.warning(() -> "REPR0015W: Site '" + settings.name() + "' stops although " + left
                        + " did not end within " + patience.toSeconds()
                        + " s: what has not ended when the application has"
                        + " is rolled back. If it is to have more time, raise reprise.stop.patience");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all that runs by itself. What transactions write is still watched: what is captured now is sealed after the next start. */
    @Override
    public void close() {
        jobs.close();
        allLoops().forEach(Loop::end);
        allLoops().forEach(Loop::close);
        leadership.close();
        enquiryLoop.close();
    }

    /** Lets nothing of it commit any more; another site may then be opened on the same database, in another role. */
    void end() {
        duties.end();
        SiteIds.stop();
    }

    /** What the interceptor does with a replicated call. */
    @Nullable
    Object around(ReplicatedMethod method, InvocationContext call) throws Exception {
        return duties.around(method, call);
    }

    CallPlayback playback() {
        return playback;
    }

    JmsDoors doors() {
        return doors;
    }

    private String ownTrouble() {
        Stream<Supplier<String>> all = Stream.concat(
                Stream.of(
                        peers::describe,
                        secondary.askerLoop().asker()::hopeless,
                        secondary.replayerLoop().replayer()::trouble),
                allLoops().map(loop -> (Supplier<String>) loop::trouble));
        return all.map(Supplier::get).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    /** What operators may ask of it. */
    Site desk() {
        return desk;
    }

    private final class OwnFigures implements FiguresSampler.Sources {
        @Override
        public Counters counters() {
            Intake intake = secondary.askerLoop().intake();
            return new Counters(
                    primary.sealerLoop().captured(),
                    primary.sealerLoop().sealed(),
                    answererLoop.answerer().sent(),
                    intake.received(),
                    intake.duplicates(),
                    intake.refused(),
                    secondary.replayerLoop().replayer().replayed(),
                    secondary.replayerLoop().replayer().parked(),
                    secondary.replayerLoop().replayer().tally().superseded());
        }

        @Override
        public List<QueueFigures> queues() {
            return queues.sample();
        }

        @Override
        public SiteFigures.Following following() {
            return secondary.following(word().site());
        }

        @Override
        public UpstreamWord word() {
            UpstreamWord own = secondary.askerLoop().asker().word();
            if (leadership.leads()) {
                return own;
            }
            UpstreamWord told = leadership.heard().word();
            peers.heard(told.head());
            return told.heardAt().isBefore(own.heardAt()) ? own : told;
        }

        @Override
        public List<ServerFigures> servers() {
            return leadership.servers();
        }

        @Override
        public List<DownstreamFigures> downstream() {
            return retentionLoop.downstream();
        }

        @Override
        public String trouble() {
            String told = leadership.leads() ? "" : leadership.heard().trouble();
            String elsewhere = told.isEmpty() ? "" : "Server '" + leadership.leader() + "': " + told;
            return Stream.of(ownTrouble(), leadership.loop().trouble(), elsewhere)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("; "));
        }
    }
}
