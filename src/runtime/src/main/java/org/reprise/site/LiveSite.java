package org.reprise.site;

import jakarta.interceptor.InvocationContext;
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
import org.reprise.desk.CheckDesk;
import org.reprise.desk.JobDesk;
import org.reprise.desk.OwnWorklist;
import org.reprise.desk.Site;
import org.reprise.desk.SiteDesk;
import org.reprise.eclipselink.DatabaseAddress;
import org.reprise.eclipselink.WrittenRows;
import org.reprise.event.ReplicatedMethod;
import org.reprise.figures.FiguresSampler;
import org.reprise.figures.QueueSampler;
import org.reprise.generator.AdvancedGenerator;
import org.reprise.generator.SiteIds;
import org.reprise.job.Errands;
import org.reprise.job.Jobs;
import org.reprise.job.Loop;
import org.reprise.log.Sealer;
import org.reprise.portion.Compression;
import org.reprise.portion.Position;
import org.reprise.quarantine.QuarantineStore;
import org.reprise.replay.ApplicationVersion;
import org.reprise.role.Application;
import org.reprise.role.CallPlayback;
import org.reprise.role.CommonDuties;
import org.reprise.role.Comparisons;
import org.reprise.role.Container;
import org.reprise.role.DoubtLoop;
import org.reprise.role.Duties;
import org.reprise.role.Primary;
import org.reprise.role.Secondary;
import org.reprise.role.SiteAudit;
import org.reprise.role.SiteFit;
import org.reprise.role.SiteParts;
import org.reprise.role.SiteSeeding;
import org.reprise.settings.Role;
import org.reprise.settings.SiteSettings;
import org.reprise.settings.Standing;
import org.reprise.transfer.Enquiries;
import org.reprise.transfer.JmsDoors;

/**
 * An open site, in one role for life: its {@link Duties} are those of a primary or of a secondary, and nothing of the other is there.
 * Another role is another site, opened when this one has ended. What the role and any site do is joined here, and started and ended
 * together; {@link #stop}, {@link #close} and {@link #end} come in this order. Plain Java: the container is behind {@link Container}
 * and the call that an interceptor hands in.
 */
final class LiveSite implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LiveSite.class.getName());

    /** A message to another site waits no longer for a way that stands still. */
    private static final Duration WAY = Duration.ofSeconds(3);

    private final SiteSettings settings;
    private final ThreadFactory threads;
    private final DatabaseAddress database;

    /** Whether no other server can have the database open. */
    private final boolean alone;

    private final String version;
    private final CommonDuties common;
    private final Duties duties;
    private final Jobs jobs;
    private final JmsDoors doors;
    private final Leadership leadership;
    private final RelayLoop relayLoop;
    private final QueueSampler queues;
    private final FiguresSampler figures;
    private final SiteDesk desk;

    /** Null at a primary, as all that is of a secondary. */
    private final @Nullable Secondary secondary;

    private final @Nullable SiteFit fit;

    private final @Nullable DoubtLoop doubts;

    private final @Nullable SiteAudit audit;

    private volatile boolean ended;

    /** Opens the site on tables that are there; nothing moves before {@link #start}. */
    LiveSite(SiteSettings settings, Application application, ThreadFactory threads, Clock clock) {
        Compression compression = Compression.best();
        SiteParts parts = SiteParts.over(settings, application.by(new Errands(threads, WAY)), compression, clock);
        Sealer sealer = parts.sealer(compression);
        DataSource source = parts.container().dataSource();
        this.settings = settings;
        this.threads = threads;
        this.database = DatabaseAddress.of(source);
        this.alone = OwnProcess.has(source);
        this.common = new CommonDuties(parts, application, threads);
        this.secondary = settings.role() == Role.PRIMARY ? null : new Secondary(parts, common);
        this.version =
                new ApplicationVersion(application.methods(), settings.replay().applicationVersion()).whole();
        this.duties = secondary == null ? new Primary(parts, sealer, common) : secondary;
        this.jobs = new Jobs(threads, clock);
        this.doors = common.doors(duties.intake());
        Lease lease = parts.lease();
        this.leadership = new Leadership(settings.name(), lease, parts.servers(lease), this::note, new LeadChange());
        this.relayLoop =
                new RelayLoop(RelayedMessages.over(source), parts.transactions(), clock, leadership, doors::relayed);
        this.queues = new QueueSampler(settings.name(), doors, clock);
        LiveFigures sources =
                new LiveFigures(common, duties, leadership, queues, new QuarantineStore(source), this::ownTrouble);
        this.figures = new FiguresSampler(settings, parts.log(), sources, clock);
        this.fit = secondary == null ? null : new SiteFit(parts, common.enquiries(), secondary, common.definition());
        Comparisons comparisons = secondary == null ? null : comparisons(parts, secondary);
        this.doubts = secondary == null || comparisons == null ? null : new DoubtLoop(parts, secondary, comparisons);
        this.audit =
                secondary == null ? null : new SiteAudit(parts, common.enquiries(), secondary, common.generators());
        this.desk = desk(parts, secondary, comparisons);
        join();
    }

    private Comparisons comparisons(SiteParts parts, Secondary secondary) {
        return new Comparisons(
                parts, common.enquiries(), secondary.replayerLoop(), common.snapshots(), common.generators());
    }

    private SiteDesk desk(SiteParts parts, @Nullable Secondary secondary, @Nullable Comparisons comparisons) {
        JobDesk.Copying copying = secondary == null || comparisons == null
                ? null
                : new JobDesk.Copying(
                        comparisons, new SiteSeeding(parts, common.enquiries(), secondary, common.generators()));
        JobDesk jobDesk = new JobDesk(parts, jobs, common.projectorLoops(), copying);
        CheckDesk checkDesk = new CheckDesk(
                parts,
                secondary == null || fit == null || audit == null
                        ? null
                        : new CheckDesk.Following(secondary, fit, audit));
        SiteDesk.Care care = new SiteDesk.Care(
                jobDesk, checkDesk, common.retentionLoop(), OwnWorklist.of(parts, duties, common.enquiries()));
        return new SiteDesk(parts, duties, secondary, figures, care);
    }

    /** Of what only the server that leads does, the others are told. */
    private void join() {
        duties.intake().relayBy(relayLoop);
        common.enquiries().relayBy(relayLoop);
        common.answererLoop().often(() -> leadership.isCluster() && !leadership.leads());
        if (duties instanceof Primary primary) {
            primary.several(leadership::isCluster);
        }
        desk.checkedBy(leadership::check);
        leadingLoops().forEach(loop -> loop.onlyWhile(leadership::leads));
    }

    private LeaderNote note() {
        boolean holds = settings.role() == Role.PRIMARY && role() != Role.PRIMARY;
        return new LeaderNote(duties.word(), holds, ownTrouble());
    }

    private final class LeadChange implements Leadership.Change {
        @Override
        public void gained() {
            duties.begin();
            if (fit != null) {
                fit.begin();
            }
            if (audit != null) {
                audit.begin();
            }
            if (settings.role() == Role.SECONDARY) {
                desk.beginSeed(settings.database().seeds());
            }
        }

        @Override
        public void lost() {
            // what they hold still moves elsewhere
            jobs.cancel();
            duties.lost();
        }
    }

    /** Of the server that leads. */
    private Stream<Loop> leadingLoops() {
        List<Loop> checking = fit == null || doubts == null || audit == null
                ? List.of()
                : List.of(fit.loop(), doubts.loop(), audit.loop());
        return Stream.of(List.of(relayLoop.loop()), common.leading(), duties.leading(), checking)
                .flatMap(List::stream);
    }

    private Stream<Loop> allLoops() {
        Stream<Loop> ofEveryServer = Stream.of(List.of(figures.loop()), common.loops(), duties.loops())
                .flatMap(List::stream);
        return Stream.concat(ofEveryServer, leadingLoops());
    }

    /** From now on, rows and ids are what its role makes of them. Needs no thread, so it may come before all that the application does. */
    void watch() {
        if (settings.capture().policy().proving() == Proving.OFF) {
            WrittenRows.stop();
        } else {
            WrittenRows.observe(duties, database, desk.lossyColumns());
        }
        SiteIds.use(duties.ids());
    }

    /** Begins all that runs by itself. Where this throws, nothing has begun, and it can be called again. */
    void start() {
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
        common.answererLoop().answerer().dismiss();
        leadership.close();
        common.close();
    }

    /** Lets nothing of it commit any more; another site may then be opened on the same database, in another role. */
    void end() {
        duties.end();
        SiteIds.stop();
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /** What the interceptor does with a replicated call. */
    @Nullable
    Object around(ReplicatedMethod method, InvocationContext call) throws Exception {
        return duties.around(method, call);
    }

    CallPlayback playback() {
        return duties.playback();
    }

    /** Whether this server takes messages by now. */
    boolean hears() {
        return queues.areUp();
    }

    JmsDoors doors() {
        return doors;
    }

    private String ownTrouble() {
        return Stream.of(
                        Stream.of(common.peers().describe(), common.distrusted()),
                        duties.troubles(),
                        allLoops().map(Loop::trouble))
                .flatMap(troubles -> troubles)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    Standing standing() {
        return settings.standing();
    }

    /** What it is to others. */
    Role role() {
        return settings.role().at(duties.rests());
    }

    Duties duties() {
        return duties;
    }

    Leadership leadership() {
        return leadership;
    }

    Enquiries enquiries() {
        return common.enquiries();
    }

    /** Of its application. */
    String version() {
        return version;
    }

    /** Why it may not be primary; empty when it may. */
    String unfit() {
        return secondary == null ? "" : secondary.unfit();
    }

    /** The same of what it lacks by choice or for now. */
    String lacksRows() {
        return secondary == null ? "" : secondary.lacksRows();
    }

    /** Another site has said where its log ends. */
    void told(String site, Position end) {
        common.told(site, end);
    }

    /** Asks these for what no upstream has any more; all other sites that are known by then. */
    void elsewhere(Supplier<List<String>> sites) {
        common.elsewhere(sites);
    }

    /** Asks this site first from now on; empty for those that it asks by itself. */
    void fetchFrom(String site) {
        if (secondary != null) {
            secondary.upstreams().first(site);
        }
    }

    /** Why what it lacks cannot come from that site, in words; empty while it may. */
    String gone(String site) {
        return secondary == null ? "" : secondary.askerLoop().asker().gone(site);
    }

    /** Moves its generators past all ids; how many of how many, in words. */
    String advanceGenerators(String who, String reason) {
        List<AdvancedGenerator> all = desk.advanceGenerators(who, reason);
        return all.stream().filter(AdvancedGenerator::moved).count() + " of " + all.size();
    }

    /** What operators may ask of it. */
    Site desk() {
        return desk;
    }
}
