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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Playback;
import org.reprise.desk.LogPage;
import org.reprise.desk.LogQuery;
import org.reprise.desk.PortionPage;
import org.reprise.desk.Site;
import org.reprise.desk.SiteJobs;
import org.reprise.desk.SitePolicy;
import org.reprise.eclipselink.AdvancedGenerator;
import org.reprise.eclipselink.LossyColumns;
import org.reprise.event.RecordedMethod;
import org.reprise.event.ReplicatedMethod;
import org.reprise.figures.Counters;
import org.reprise.figures.SiteFigures;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.Demotion;
import org.reprise.finding.FoundDifference;
import org.reprise.finding.ParkedEvent;
import org.reprise.log.Durability;
import org.reprise.log.Schema;
import org.reprise.portion.Position;
import org.reprise.replay.Tally;
import org.reprise.role.Application;
import org.reprise.settings.Role;
import org.reprise.settings.SiteConfiguration;
import org.reprise.settings.SiteNotOpenException;
import org.reprise.settings.SiteSettings;
import org.reprise.transfer.JmsDoors;

/**
 * The one site of this application, open or not: the CDI bean behind {@link Site} and {@link Playback}. Opened and closed by the
 * console's start-up bean; before and after that it refuses calls.
 */
@ApplicationScoped
@Typed({Site.class, Playback.class, SiteBean.class})
public class SiteBean implements Site, Playback {
    private static final Logger LOG = Logger.getLogger(SiteBean.class.getName());

    private volatile @Nullable LiveSite live;
    private volatile @Nullable SiteSettings settings;
    private volatile boolean stopping;
    private volatile boolean down;
    private volatile String closed = "The site is not open yet: wait until /health/ready answers UP";

    /**
     * Opens the log, creating its tables if allowed, and starts the site. What hinders it is logged and shown as trouble in the
     * figures; the application stays up, so that the console can say it.
     */
    public void open(ApplicationContext application, ThreadFactory threads) {
        try {
            SiteSettings read = new SiteConfiguration(ConfigProvider.getConfig()).read();
            settings = read;
            Application served = application.application(read);
            DataSource source = served.container().dataSource();
            Schema schema = new Schema(source);
            if (read.database().createTables()) {
                schema.migrate();
            } else {
                schema.verify();
            }
            new Durability(source).check();
            LiveSite opened = new LiveSite(read, served, threads, Clock.systemUTC());
            opened.start();
            live = opened;
        } catch (RuntimeException e) {
            closed = String.valueOf(e.getMessage());
            LOG.log(Level.SEVERE, e, () -> "REPR0003E: The site does not open and takes no calls: " + e.getMessage());
        }
    }

    /** The first that an application hears of its end: no bean of any of its modules is gone yet. */
    void stopping(@Observes Shutdown shutdown) {
        stop();
    }

    /** Refuses new calls and waits for those under way, and for replay, but not for ever. Does nothing when it is done already. */
    private void stop() {
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
            throw new SiteNotOpenException(closed);
        }
        return open;
    }

    private Site desk() {
        return live().desk();
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
        return live().doors();
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
        SiteSettings read = settings;
        return read == null ? "" : read.name();
    }

    @Override
    public String primary() {
        SiteSettings read = settings;
        return read == null ? "" : read.primary();
    }

    @Override
    public SiteFigures figures() {
        LiveSite open = live;
        if (open == null || down) {
            return closedFigures();
        }
        SiteFigures figures = open.desk().figures();
        return stopping ? figures.stale("The site is stopping") : figures;
    }

    private SiteFigures closedFigures() {
        SiteSettings read = settings;
        return new SiteFigures(
                site(),
                read == null ? Role.SECONDARY : read.role(),
                read == null ? "" : read.primary(),
                false,
                closed,
                Position.START,
                Position.START,
                Position.START,
                false,
                null,
                null,
                Counters.NONE,
                List.of(),
                SiteFigures.Following.NOBODY,
                List.of(),
                0,
                List.of(),
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
