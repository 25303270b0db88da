package org.reprise.site;

import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.reprise.api.NotPrimaryException;
import org.reprise.capture.Capture;
import org.reprise.capture.CapturePolicy.Proving;
import org.reprise.capture.Recorder;
import org.reprise.eclipselink.AdvancedGenerator;
import org.reprise.eclipselink.DatabaseAddress;
import org.reprise.eclipselink.EclipseLinkEntities;
import org.reprise.eclipselink.LossyColumns;
import org.reprise.eclipselink.RepeatedStatements;
import org.reprise.eclipselink.SiteIds;
import org.reprise.eclipselink.WatchedUnitsOfWork;
import org.reprise.eclipselink.WrittenRows;
import org.reprise.event.ArgumentJson;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.log.AuditEntry;
import org.reprise.log.Compression;
import org.reprise.log.Demotion;
import org.reprise.log.EventLog;
import org.reprise.log.Findings;
import org.reprise.log.FoundDifference;
import org.reprise.log.ParkedEvent;
import org.reprise.log.Position;
import org.reprise.log.Sealer;
import org.reprise.proof.Change;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.proof.OpaqueStatement;
import org.reprise.proof.RowApplier;
import org.reprise.proof.RowObserver;
import org.reprise.replay.ApplicationVersion;
import org.reprise.replay.Batch;
import org.reprise.replay.CallPlayer;
import org.reprise.replay.EvidenceSource;
import org.reprise.replay.Healer;
import org.reprise.replay.ParkedDesk;
import org.reprise.replay.PersistenceContexts;
import org.reprise.replay.ReplayLog;
import org.reprise.replay.Replayer;
import org.reprise.replay.Tally;
import org.reprise.replay.VersionedDemotions;
import org.reprise.transfer.Answerer;
import org.reprise.transfer.Asker;
import org.reprise.transfer.EvidenceDesk;
import org.reprise.transfer.Intake;
import org.reprise.transfer.JmsDoors;
import org.reprise.transfer.PeerTrouble;

/**
 * An open site: its parts, wired, and the loops that drive them. A primary captures and seals; a secondary asks and replays;
 * both answer. Plain Java: the container is behind {@link Container} and the call that an interceptor hands in.
 */
final class LiveSite implements Site, RowObserver, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LiveSite.class.getName());
    private static final Duration FORGETTING = Duration.ofMinutes(1);

    private final SiteSettings settings;
    private final EventLog log;
    private final Capture capture;
    private final CallPlayer player;
    private final EclipseLinkEntities entities;
    private final CallPlayback playback;
    private final Replayer replayer;
    private final ParkedDesk desk;
    private final GeneratorDesk generators;
    private final ApplicationVersion application;
    private final Asker asker;
    private final Answerer answerer;
    private final EvidenceDesk evidence;
    private final Intake intake;
    private final JmsDoors doors;
    private final StrayWrites stray = new StrayWrites();
    private final RepeatedStatements statements;

    /** Set while this site heals an event by a statement of the primary. */
    private final ThreadLocal<@Nullable Boolean> repeating = new ThreadLocal<>();

    private final LossyColumns lossy = new LossyColumns();
    private final DatabaseAddress database;
    private final PeerTrouble peers = new PeerTrouble();
    private final FailedEvents failed;
    private final Sealing sealing;
    private final FiguresSampler figures;
    private final QueueSampler queues;

    private final Loop answering;
    private final Loop replaying;
    private final Loop asking;
    private final Loop forgetting;

    /** Opens the site on tables that are there; nothing moves before {@link #start}. */
    LiveSite(SiteSettings settings, ReplicatedMethods methods, Container container, Clock clock) {
        this.settings = settings;
        this.database = address(container.dataSource());
        this.statements = new RepeatedStatements(container.dataSource());
        Compression compression = Compression.best();
        this.log = EventLog.over(container.dataSource(), container.transactions(), compression);
        this.evidence = new EvidenceDesk(
                settings.transfer(), log.evidence(), container.transactions(), container.transport(), clock);
        this.entities = new EclipseLinkEntities(container.registry());
        ArgumentJson json = new ArgumentJson(entities, settings.capture().maxArgumentBytes());
        this.answerer = new Answerer(settings.name(), log, container.transport(), peers, clock);
        this.answering = new Loop("answerer", () -> {
            evidence.step();
            return answerer.step();
        });
        Sealer sealer =
                new Sealer(container.dataSource(), container.transactions(), settings.portions(), compression, clock);
        RoleGuard.check(settings, log, sealer);
        this.failed = new FailedEvents(log.captured(), container.transactions(), this::written, clock);
        this.sealing =
                new Sealing(log.captured(), failed, sealer, settings.capture().pace(), answering::wake);
        this.capture = new Capture(
                container.registry(), json, sealing, settings.capture().policy(), clock);

        this.player = new CallPlayer(methods, json, container.beans(), container.registry());
        this.playback = new CallPlayback(settings.role(), new Recorder(capture, json), player, clock);
        this.application = new ApplicationVersion(methods, settings.replay().applicationVersion());
        Findings findings = log.findings();
        ReplayLog replayLog = new ReplayLog(
                log.portions(),
                log.evidence(),
                log.position(),
                findings.with(new VersionedDemotions(findings.demotions(), application)),
                container.transactions());
        PersistenceContexts contexts = new WatchedUnitsOfWork();
        RowApplier applier = new JdbcRowApplier(container.dataSource(), this::repeat);
        Batch batch = new Batch(player, contexts, applier, replayLog, clock);
        Healer healer = new Healer(replayLog, applier, contexts, this::fetch, clock);
        this.replayer = new Replayer(replayLog, batch, healer, settings.replay().policy(), clock);
        this.desk = new ParkedDesk(replayLog, clock);
        this.generators = new GeneratorDesk(log.audit(), container.transactions(), clock);
        this.replaying = new Loop("replayer", () -> generators.replaying(replayer::step));

        this.asker = new Asker(settings.transfer(), log, container.transport(), peers, clock);
        this.asking = new Loop("asker", asker::step);
        this.forgetting = new Loop("retention of evidence", () -> {
            Instant before = clock.instant().minus(settings.capture().retention());
            container.transactions().run(() -> log.evidence().forgetBefore(before));
            return FORGETTING;
        });
        this.intake = new Intake(log.portions(), asker, evidence, this::stored, clock);
        this.doors = new JmsDoors(answerer, evidence, intake, answering::wake);
        this.queues = new QueueSampler(settings.name(), doors, clock);
        this.figures = new FiguresSampler(settings, log, asker, new OwnFigures(), clock);
    }

    private static DatabaseAddress address(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return DatabaseAddress.of(connection);
        } catch (SQLException e) {
            throw new SiteNotOpenException("The site's database does not say where it is: " + e.getMessage());
        }
    }

    private void repeat(OpaqueStatement statement) {
        repeating.set(true);
        try {
            statements.accept(statement);
        } finally {
            repeating.remove();
        }
    }

    private EvidenceSource.Answer fetch(long seq) {
        return evidence.ask(seq) ? EvidenceSource.Answer.ASKED : EvidenceSource.Answer.NONE;
    }

    private void written() {
        sealing.committed();
    }

    private void stored() {
        replaying.wake();
        asking.wake();
        answering.wake();
    }

    private List<Loop> loops() {
        return settings.role() == Role.PRIMARY
                ? List.of(figures.loop(), answering, forgetting, failed.loop(), sealing.loop())
                : List.of(figures.loop(), answering, forgetting, asking, replaying);
    }

    void start(ThreadFactory threads) {
        if (settings.capture().policy().proving() != Proving.OFF) {
            WrittenRows.observe(this, database, lossy);
        }
        SiteIds.use(settings.role() == Role.PRIMARY ? capture : player);
        if (settings.role() == Role.SECONDARY) {
            List<String> promoted = desk.promoteByVersion(application);
            if (!promoted.isEmpty()) {
                LOG.info(() -> "Promoted, because the application is another version than it was: " + promoted);
            }
        }
        loops().forEach(loop -> loop.start(threads));
        LOG.info(() -> "Site '" + settings.name() + "' is open as "
                + (settings.role() == Role.PRIMARY ? "primary" : "secondary of '" + settings.primary() + "'"));
    }

    @Override
    public void close() {
        WrittenRows.stop();
        SiteIds.stop();
        loops().forEach(Loop::close);
    }

    /** What the interceptor does with a replicated call. */
    @Nullable
    Object around(ReplicatedMethod method, InvocationContext call) throws Exception {
        if (settings.role() == Role.PRIMARY) {
            return capture.call(method, call.getParameters(), call::proceed);
        }
        if (player.claims(method, call.getParameters())) {
            List<EntityManager> managers = BeanEntityManagers.of(call.getTarget());
            return player.around(
                    method, decoding -> call.setParameters(entities.with(managers, decoding)), call::proceed);
        }
        throw new NotPrimaryException(settings.name(), settings.primary());
    }

    /** A row was written through JPA: by a call, by a replay, or by nobody who may. */
    @Override
    public void wrote(Supplier<? extends Change> change) {
        if (settings.role() == Role.PRIMARY) {
            capture.wrote(change);
        } else if (repeating.get() == null && !player.wrote(change)) {
            stray.wrote(change);
        }
    }

    CallPlayback playback() {
        return playback;
    }

    JmsDoors doors() {
        return doors;
    }

    @Override
    public SiteFigures figures() {
        return figures.newest();
    }

    @Override
    public List<ParkedEvent> parked(int limit) {
        return log.parked().list().stream().limit(limit).toList();
    }

    @Override
    public long waitingBehindParked() {
        SiteFigures now = figures();
        return now.parked() == 0
                ? 0
                : Math.max(0, now.stored().seq() - now.replayed().seq() - now.parked());
    }

    @Override
    public void retry(Position position, String who, String reason) {
        act(desk.retry(position, who, reason), position);
    }

    @Override
    public void skip(Position position, String who, String reason) {
        act(desk.skip(position, who, reason), position);
    }

    @Override
    public List<FoundDifference> differences(int limit) {
        return log.findings().differences().newest(limit);
    }

    @Override
    public List<Demotion> demotions() {
        return log.findings().demotions().list();
    }

    @Override
    public void promote(String name, String who, String reason) {
        if (!desk.promote(name, who, reason)) {
            throw new UnknownDemotionException(name);
        }
    }

    @Override
    public List<AdvancedGenerator> advanceGenerators(String who, String reason) {
        if (settings.role() == Role.PRIMARY) {
            throw new NotSecondaryException(settings.name());
        }
        return generators.advance(who, reason);
    }

    @Override
    public Map<String, Tally.Count> tally() {
        return replayer.tally().counts();
    }

    @Override
    public List<LossyColumns.Lossy> lossy() {
        return lossy.seen();
    }

    @Override
    public Map<String, Long> uncaptured() {
        return settings.role() == Role.PRIMARY ? capture.uncaptured().counts() : stray.counts();
    }

    private void act(boolean done, Position position) {
        if (!done) {
            throw new UnknownParkedEventException(position);
        }
        replaying.wake();
        figures.loop().wake();
    }

    @Override
    public List<AuditEntry> audit(int limit) {
        return log.audit().newest(limit);
    }

    private final class OwnFigures implements FiguresSampler.Sources {
        @Override
        public Counters counters() {
            return new Counters(
                    sealing.captured(),
                    sealing.sealed(),
                    answerer.sent(),
                    intake.received(),
                    intake.duplicates(),
                    intake.refused(),
                    replayer.replayed(),
                    replayer.parked());
        }

        @Override
        public List<QueueFigures> queues() {
            return queues.sample();
        }

        @Override
        public String trouble() {
            Stream<Supplier<String>> all = Stream.concat(
                    Stream.of(peers::describe, replayer::trouble),
                    loops().stream().map(loop -> (Supplier<String>) loop::trouble));
            return all.map(Supplier::get).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
        }
    }
}
