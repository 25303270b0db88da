package org.reprise.role;

import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.ack.Stability;
import org.reprise.catchup.BulkRows;
import org.reprise.deploy.ApplicationCalls;
import org.reprise.eclipselink.RepeatedStatements;
import org.reprise.eclipselink.WatchedUnitsOfWork;
import org.reprise.finding.Findings;
import org.reprise.finding.OpenStatuses;
import org.reprise.job.Loop;
import org.reprise.key.TrustedPortions;
import org.reprise.proof.Change;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.proof.OpaqueStatement;
import org.reprise.proof.RowApplier;
import org.reprise.replay.ApplicationVersion;
import org.reprise.replay.Batch;
import org.reprise.replay.CallPlayer;
import org.reprise.replay.CatchUp;
import org.reprise.replay.EndingPosition;
import org.reprise.replay.EvidenceSource;
import org.reprise.replay.Healer;
import org.reprise.replay.OverdueStatuses;
import org.reprise.replay.ParkedDesk;
import org.reprise.replay.PersistenceContexts;
import org.reprise.replay.ReplayGate;
import org.reprise.replay.ReplayLog;
import org.reprise.replay.Replayer;
import org.reprise.replay.Stops;
import org.reprise.replay.VersionedDemotions;
import org.reprise.settings.SiteSettings;
import org.reprise.subscription.Subscription;
import org.reprise.transfer.UpstreamWord;

/** The secondary's way from stored portions to its copy: replays and heals in a loop of its own. */
public final class ReplayerLoop {
    private static final Logger LOG = Logger.getLogger(ReplayerLoop.class.getName());

    private final ApplicationVersion application;
    private final CallPlayer player;
    private final RepeatedStatements statements;

    /** Set while this site heals an event by a statement of the primary. */
    private final ThreadLocal<@Nullable Boolean> repeating = new ThreadLocal<>();

    private final PersistenceContexts contexts = new WatchedUnitsOfWork();
    private final ReplayGate gate;
    private final Replayer replayer;
    private final CatchUp catchUp;
    private final ParkedDesk desk;
    private final GeneratorDesk generators;
    private final Loop loop;

    /** Reads what comes next while rows are written. */
    private final Loop reader;

    private volatile boolean ended;
    private volatile @Nullable Stability stability;

    /**
     * @param wanted which events the site takes
     * @param word   the newest from its upstreams
     */
    ReplayerLoop(SiteParts parts, EvidenceSource evidence, Supplier<Subscription> wanted, Supplier<UpstreamWord> word) {
        Clock clock = parts.clock();
        Container container = parts.container();
        ApplicationCalls calls = parts.calls();
        SiteSettings.ReplaySettings settings = parts.settings().replay();
        this.application = new ApplicationVersion(calls.methods(), settings.applicationVersion());
        ReplayLog log = replayLog(parts);
        OverdueStatuses overdue =
                new OverdueStatuses(container.beans(), OpenStatuses.over(container.dataSource()), wanted, log, clock);
        this.player = new CallPlayer(calls.methods(), calls.json(), overdue, container.registry());
        BooleanSupplier partial = () -> !wanted.get().takesAllRows();
        this.statements = new RepeatedStatements(container.dataSource(), partial);
        RowApplier applier = new JdbcRowApplier(container.dataSource(), this::repeat, partial);
        BulkRows rows = new BulkRows(container.dataSource(), applier, partial);
        Batch batch = new Batch(player, contexts, rows, log, clock);
        Healer healer = new Healer(log, applier, contexts, evidence, clock);
        this.gate = new ReplayGate(parts.log(), parts.transactions(), settings.schedule(), settings.until(), clock);
        this.replayer = new Replayer(log, batch, healer, gate, settings.policy());
        this.reader = new Loop("reader", () -> {
            replayer.help();
            return Replayer.IDLE;
        });
        boolean copies = !settings.policy().observes();
        this.catchUp = new CatchUp(
                settings.policy().catchUp(), () -> word.get().head(), () -> copies && !partial.getAsBoolean(), clock);
        replayer.catchingUp(catchUp, reader::wake);
        this.desk = new ParkedDesk(log, clock);
        this.generators = new GeneratorDesk(parts.log().audit(), parts.transactions(), clock);
        this.loop = new Loop("replayer", () -> {
            if (gate.isClosing()) {
                // observers of overdue statuses may be gone, too
                return Replayer.IDLE;
            }
            Stability stable = stability;
            if (stable != null) {
                stable.step(false);
                gate.stops().stopAt(Stops.Cause.STABLE, stable.limit());
            }
            overdue.step(word.get().head(), word.get().heardAt());
            return generators.replaying(replayer::step);
        });
    }

    /** Replays no more than what is stable, where that counts (rule 12). */
    void boundBy(Stability other) {
        stability = other;
    }

    private ReplayLog replayLog(SiteParts parts) {
        Findings findings = parts.log().findings();
        return new ReplayLog(
                TrustedPortions.forReplay(parts.log().portions(), parts.keys()),
                parts.log().evidence(),
                new EndingPosition(parts.log().position(), () -> ended),
                findings.with(new VersionedDemotions(findings.demotions(), application)),
                parts.transactions());
    }

    private void repeat(OpaqueStatement statement) {
        repeating.set(true);
        try {
            statements.accept(statement);
        } finally {
            repeating.remove();
        }
    }

    /** A row was written through JPA: false when it was not by a replay, and so by nobody who may. */
    boolean wrote(Supplier<? extends Change> change) {
        return repeating.get() != null || player.wrote(change);
    }

    /** Calls again what another version of the application had demoted. */
    void promoteByVersion() {
        List<String> promoted = desk.promoteByVersion(application);
        if (!promoted.isEmpty()) {
            LOG.info(() -> "Promoted, because the application is another version than it was: " + promoted);
        }
    }

    /** Nothing that is replayed commits any more. */
    void end() {
        ended = true;
    }

    /** Rows were written that the JPA provider does not know of. */
    void evict() {
        contexts.evict();
    }

    public CallPlayer player() {
        return player;
    }

    public ReplayGate gate() {
        return gate;
    }

    CatchUp catchUp() {
        return catchUp;
    }

    public Replayer replayer() {
        return replayer;
    }

    public ParkedDesk desk() {
        return desk;
    }

    public GeneratorDesk generators() {
        return generators;
    }

    public Loop loop() {
        return loop;
    }

    Loop reader() {
        return reader;
    }
}
