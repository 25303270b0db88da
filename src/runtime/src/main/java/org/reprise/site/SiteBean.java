package org.reprise.site;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.inject.Typed;
import jakarta.interceptor.InvocationContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Playback;
import org.reprise.desk.LogPage;
import org.reprise.desk.LogQuery;
import org.reprise.desk.PortionPage;
import org.reprise.desk.Site;
import org.reprise.desk.SiteCheck;
import org.reprise.desk.SiteJobs;
import org.reprise.desk.SitePolicy;
import org.reprise.eclipselink.LossyColumns;
import org.reprise.event.RecordedMethod;
import org.reprise.event.ReplicatedMethod;
import org.reprise.figures.SiteFigures;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.Demotion;
import org.reprise.finding.FoundDifference;
import org.reprise.finding.ParkedEvent;
import org.reprise.generator.AdvancedGenerator;
import org.reprise.portion.Position;
import org.reprise.proof.StatementWays;
import org.reprise.replay.Tally;
import org.reprise.settings.Role;
import org.reprise.settings.SiteNotOpenException;
import org.reprise.settings.SiteSettings;
import org.reprise.transfer.JmsDoors;
import org.reprise.unseen.UnseenWrites;

/**
 * The one site of this application, open or not: the CDI bean behind {@link Site} and {@link Playback}. It opens in two steps. When the
 * application is deployed, before any of it runs, the site begins to watch: no row that a start-up bean writes is missed. When the
 * console's start-up bean gives it threads, it begins to work. While it is not open it refuses calls and rows.
 */
@ApplicationScoped
@Typed({Site.class, Playback.class, SiteBean.class})
public class SiteBean implements Site, Playback {
    private static final String NOT_OPEN = "The site is not open: ";
    private static final String STARTING = "it is starting; wait until /health/ready answers UP";

    private volatile @Nullable LiveSite live;
    private final Foundation foundation = new Foundation();
    private volatile @Nullable ApplicationContext application;
    private volatile @Nullable ThreadFactory threads;
    private volatile boolean works;
    private volatile boolean stopping;
    private volatile boolean down;
    private volatile String closed = STARTING;
    private final Opening opening = new Opening(this::attempt, this::hindered);

    /**
     * Opens the log, creating its tables if allowed, and begins to watch. What hinders that is logged and tried again once there are
     * threads; until then rows of the site's database are refused.
     */
    public void watch(ApplicationContext served) {
        application = served;
        opening.attempt();
    }

    /**
     * Begins to work, in these threads. What hinders it is logged, shown as trouble in the figures and tried again until it is gone;
     * the application stays up meanwhile, so that the console can say it.
     */
    public void open(ApplicationContext served, ThreadFactory given) {
        application = served;
        threads = given;
        opening.begin(given);
    }

    /** Whether it works now; without threads it only watches. */
    private boolean attempt() {
        LiveSite site = live;
        if (site == null) {
            site = foundation.lay(Objects.requireNonNull(application, "application"), this::newThread);
            site.watch();
            live = site;
        } else {
            foundation.prove();
        }
        if (threads == null) {
            return false;
        }
        site.start();
        works = true;
        return true;
    }

    private Thread newThread(Runnable work) {
        ThreadFactory given = threads;
        if (given == null) {
            throw new SiteNotOpenException(NOT_OPEN + closed);
        }
        return given.newThread(work);
    }

    private void hindered(String why) {
        closed = why;
        if (live == null) {
            foundation.refuseRows(why);
        }
    }

    /** The first that an application hears of its end: no bean of any of its modules is gone yet. */
    void stopping(@Observes Shutdown shutdown) {
        stop();
    }

    /** Refuses new calls and waits for those under way, and for replay, but not for ever. Does nothing when it is done already. */
    private void stop() {
        opening.end();
        LiveSite open = live;
        if (!stopping && open != null) {
            stopping = true;
            open.stop();
        }
    }

    /** Ends what runs. */
    public void close() {
        stop();
        LiveSite open = live;
        closed = "The site is closed";
        down = true;
        if (open != null) {
            open.close();
        }
    }

    /** After all beans of all modules, which may write rows when they end. */
    @PreDestroy
    void end() {
        LiveSite open = live;
        if (open != null) {
            open.end();
        }
    }

    private LiveSite live() {
        if (down) {
            throw new SiteNotOpenException(closed);
        }
        return watching();
    }

    /** Open, or closing: it takes no new calls then, but knows those that are under way. */
    private LiveSite watching() {
        LiveSite open = live;
        if (open == null) {
            throw new SiteNotOpenException(NOT_OPEN + closed);
        }
        return open;
    }

    private LiveSite working() {
        LiveSite open = live();
        if (!works) {
            throw new SiteNotOpenException(NOT_OPEN + closed);
        }
        return open;
    }

    private Site desk() {
        return working().desk();
    }

    /** What the interceptor does with a replicated call. */
    public @Nullable Object around(ReplicatedMethod method, InvocationContext call) throws Exception {
        return watching().around(method, call);
    }

    /** What the interceptor does with a recorded call; one that comes before the site is open is in no replicated one. */
    public @Nullable Object recorded(RecordedMethod method, Callable<@Nullable Object> call) throws Exception {
        LiveSite open = live;
        return open == null ? call.call() : open.playback().recorded(method, call);
    }

    /** Where the message-driven beans hand in what they get. */
    public JmsDoors doors() {
        return working().doors();
    }

    @Override
    public boolean isReplaying() {
        LiveSite open = live;
        return open != null && open.playback().isReplaying();
    }

    @Override
    public Clock clock() {
        LiveSite open = live;
        return open == null ? Clock.systemUTC() : open.playback().clock();
    }

    @Override
    public RandomGenerator random() {
        LiveSite open = live;
        return open == null ? ThreadLocalRandom.current() : open.playback().random();
    }

    @Override
    public UUID uuid() {
        LiveSite open = live;
        return open == null ? UUID.randomUUID() : open.playback().uuid();
    }

    @Override
    public String site() {
        SiteSettings read = foundation.settings();
        return read == null ? "" : read.name();
    }

    @Override
    public String primary() {
        SiteSettings read = foundation.settings();
        return read == null ? "" : read.primary();
    }

    @Override
    public SiteFigures figures() {
        LiveSite open = live;
        if (open == null || !works || down) {
            return closedFigures();
        }
        SiteFigures figures = open.desk().figures();
        return stopping ? figures.stale("The site is stopping") : figures;
    }

    private SiteFigures closedFigures() {
        SiteSettings read = foundation.settings();
        return SiteFigures.closed(
                new SiteFigures.Self(
                        site(), read == null ? Role.SECONDARY : read.role(), read == null ? "" : read.primary()),
                closed,
                Instant.now(Clock.systemUTC()));
    }

    @Override
    public List<ParkedEvent> parked(int limit) {
        return desk().parked(limit);
    }

    @Override
    public long waitingBehindParked() {
        return desk().waitingBehindParked();
    }

    @Override
    public void retry(Position position, String who, String reason) {
        desk().retry(position, who, reason);
    }

    @Override
    public void skip(Position position, String who, String reason) {
        desk().skip(position, who, reason);
    }

    @Override
    public SitePolicy policy() {
        return desk().policy();
    }

    @Override
    public SiteCheck check() {
        return desk().check();
    }

    @Override
    public SiteJobs jobs() {
        return desk().jobs();
    }

    @Override
    public LogPage events(LogQuery query, int limit) {
        return desk().events(query, limit);
    }

    @Override
    public PortionPage portions(long before, int limit) {
        return desk().portions(before, limit);
    }

    @Override
    public Optional<LogPage.Whole> event(long seq) {
        return desk().event(seq);
    }

    @Override
    public List<FoundDifference> differences(int limit) {
        return desk().differences(limit);
    }

    @Override
    public List<Demotion> demotions() {
        return desk().demotions();
    }

    @Override
    public void promote(String name, String who, String reason) {
        desk().promote(name, who, reason);
    }

    @Override
    public List<AdvancedGenerator> advanceGenerators(String who, String reason) {
        return desk().advanceGenerators(who, reason);
    }

    @Override
    public Map<String, Tally.Count> tally() {
        return desk().tally();
    }

    @Override
    public Map<String, Long> uncaptured() {
        return desk().uncaptured();
    }

    @Override
    public UnseenWrites.Net unseen() {
        return desk().unseen();
    }

    @Override
    public List<StatementWays.Seen> statements() {
        return desk().statements();
    }

    @Override
    public Map<String, Long> refusedCalls() {
        return desk().refusedCalls();
    }

    @Override
    public List<LossyColumns.Lossy> lossy() {
        return desk().lossy();
    }

    @Override
    public void forget(String downstream, String who, String reason) {
        desk().forget(downstream, who, reason);
    }

    @Override
    public List<AuditEntry> audit(int limit) {
        return desk().audit(limit);
    }
}
