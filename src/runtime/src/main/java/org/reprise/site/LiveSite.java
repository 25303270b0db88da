package org.reprise.site;

import jakarta.interceptor.InvocationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.reprise.capture.CapturePolicy.Proving;
import org.reprise.eclipselink.DatabaseAddress;
import org.reprise.eclipselink.SiteIds;
import org.reprise.eclipselink.WrittenRows;
import org.reprise.event.ReplicatedMethod;
import org.reprise.job.Jobs;
import org.reprise.log.Compression;
import org.reprise.log.Lease;
import org.reprise.log.OwnProcess;
import org.reprise.log.RelayedMessages;
import org.reprise.log.Sealer;
import org.reprise.transfer.EvidenceDesk;
import org.reprise.transfer.Intake;
import org.reprise.transfer.JmsDoors;
import org.reprise.transfer.Peers;
import org.reprise.transfer.UpstreamWord;
import org.reprise.transfer.Upstreams;

/**
 * An open site: what it does in either role and as any site, joined, and started and ended together. Plain Java: the container is
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
    private final Answering answering;
    private final Enquiring enquiring;
    private final Jobs jobs;
    private final Projecting projecting;
    private final SiteSeeding seeding;
    private final Retaining retaining;
    private final Primary primary;
    private final Secondary secondary;

    /** The one of the two that is this site's role. */
    private final Duties duties;

    private final CallPlayback playback;
    private final JmsDoors doors;
    private final QueueSampler queues;
    private final FiguresSampler figures;
    private final SiteDesk desk;
    private final Leading leading;
    private final Relaying relaying;

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
        this.answering = new Answering(parts, evidence, peers);
        this.primary = new Primary(parts, sealer, answering::wake);
        this.secondary = new Secondary(parts, upstreams, evidence, peers, answering::wake);
        this.duties = settings.role() == Role.PRIMARY ? primary : secondary;

        Asking asking = secondary.asking();
        Replaying replaying = secondary.replaying();
        this.playback = new CallPlayback(settings.role(), primary.recorder(), replaying.player(), clock);
        Snapshots snapshots = new Snapshots(parts);
        this.enquiring = new Enquiring(parts, snapshots, threads, this::seeds);
        this.doors =
                new JmsDoors(answering.answerer(), evidence, enquiring.enquiries(), asking.intake(), answering::wake);
        this.queues = new QueueSampler(settings.name(), doors, clock);
        this.figures = new FiguresSampler(settings, parts.log(), new OwnFigures(), clock);
        this.jobs = new Jobs(threads, clock);
        Comparing comparing = new Comparing(parts, enquiring.enquiries(), replaying, snapshots);
        this.projecting = new Projecting(parts, application, duties::reached);
        this.seeding = new SiteSeeding(parts, enquiring.enquiries(), secondary);
        this.retaining =
                new Retaining(parts, peers, () -> Math.min(duties.reached().seq(), projecting.told()));
        this.desk = new SiteDesk(
                parts,
                duties,
                secondary,
                figures,
                new SiteDesk.Care(new JobDesk(parts, jobs, comparing, projecting, seeding), retaining));
        Lease lease = parts.lease();
        this.leading = new Leading(settings.name(), lease, parts.servers(lease), this::note, new LeadChange());
        this.relaying = new Relaying(
                RelayedMessages.over(parts.container().dataSource()),
                parts.transactions(),
                clock,
                leading,
                doors::relayed);
        asking.intake().relayBy(relaying);
        enquiring.enquiries().relayBy(relaying);
        answering.often(() -> leading.isCluster() && !leading.leads());
        desk.checkedBy(leading::check);
        leadingLoops().forEach(loop -> loop.onlyWhile(leading::leads));
    }

    private LeaderNote note() {
        return new LeaderNote(secondary.asking().asker().word(), ownTrouble());
    }

    private final class LeadChange implements Leading.Change {
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
            secondary.asking().asker().end();
        }
    }

    private void seeds(String asker) {
        retaining.seeds(asker);
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
                        List.of(figures.loop(), enquiring.loop()), answering.loops(), duties.loops(), retaining.loops())
                .flatMap(List::stream)
                .toList();
    }

    /** Of the one that leads. */
    private List<Loop> leadingLoops() {
        return Stream.of(
                        List.of(relaying.loop()),
                        answering.leading(),
                        duties.leading(),
                        projecting.loops(),
                        retaining.leading())
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
        leading.begin(alone);
        leading.loop().start(threads);
        allLoops().forEach(loop -> loop.start(threads));
        LOG.info(() -> "Site '" + settings.name() + "' is open as " + duties.describe());
    }

    @Override
    public void close() {
        WrittenRows.stop();
        SiteIds.stop();
        jobs.close();
        allLoops().forEach(Loop::close);
        leading.close();
        enquiring.close();
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
                        secondary.asking().asker()::hopeless,
                        secondary.replaying().replayer()::trouble),
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
            Intake intake = secondary.asking().intake();
            return new Counters(
                    primary.sealing().captured(),
                    primary.sealing().sealed(),
                    answering.answerer().sent(),
                    intake.received(),
                    intake.duplicates(),
                    intake.refused(),
                    secondary.replaying().replayer().replayed(),
                    secondary.replaying().replayer().parked(),
                    secondary.replaying().replayer().tally().superseded());
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
            UpstreamWord own = secondary.asking().asker().word();
            if (leading.leads()) {
                return own;
            }
            UpstreamWord told = leading.heard().word();
            peers.heard(told.head());
            return told.heardAt().isBefore(own.heardAt()) ? own : told;
        }

        @Override
        public List<ServerFigures> servers() {
            return leading.servers();
        }

        @Override
        public List<DownstreamFigures> downstream() {
            return retaining.downstream();
        }

        @Override
        public String trouble() {
            String told = leading.leads() ? "" : leading.heard().trouble();
            String elsewhere = told.isEmpty() ? "" : "Server '" + leading.leader() + "': " + told;
            return Stream.of(ownTrouble(), leading.loop().trouble(), elsewhere)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("; "));
        }
    }
}
