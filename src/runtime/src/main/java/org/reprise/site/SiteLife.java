package org.reprise.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.desk.SiteReign;
import org.reprise.desk.SiteReturn;
import org.reprise.figures.SiteFigures;
import org.reprise.group.ServiceGroup;
import org.reprise.settings.Role;
import org.reprise.settings.SiteNotOpenException;
import org.reprise.settings.SiteSettings;

/**
 * The life of this application's site: it opens, changes its role as often as it is told to, and ends. A live site has one role for
 * life, so that a change ends one and opens another, while the application goes on. Safe for any thread.
 */
final class SiteLife {
    private static final Logger LOG = Logger.getLogger(SiteLife.class.getName());
    private static final String NOT_OPEN = "The site is not open: ";
    private static final String STARTING = "it is starting; wait until /health/ready answers UP";
    private static final String CHANGING = "it changes its role; call again in a few seconds";

    /** A message that comes during a change of role waits for its end, but not for ever. */
    private static final Duration LONGEST_CHANGE = Duration.ofSeconds(20);

    private final Foundation foundation = new Foundation();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private volatile Opening opening = opening();
    private volatile @Nullable LiveSite live;
    private volatile @Nullable ApplicationContext application;
    private volatile @Nullable ThreadFactory threads;
    private volatile boolean works;
    private volatile boolean stopping;
    private volatile boolean down;
    private volatile String closed = STARTING;
    private volatile @Nullable Succession succession;

    private Opening opening() {
        return new Opening(this::attempt, this::hindered);
    }

    /**
     * Opens the log, creating its tables if allowed, and begins to watch. What hinders that is logged and tried again once there are
     * threads; until then rows of the site's database are refused.
     */
    void watch(ApplicationContext served) {
        application = served;
        opening.attempt();
    }

    /**
     * Begins to work, in these threads. What hinders it is logged, shown as trouble in the figures and tried again until it is gone;
     * the application stays up meanwhile, so that the console can say it.
     */
    void open(ApplicationContext served, ThreadFactory given) {
        application = served;
        threads = given;
        opening.begin(given);
    }

    /** Whether it works now; without threads it only watches. */
    private boolean attempt() {
        LiveSite site = live;
        if (site == null || site.hasEnded()) {
            site = foundation.lay(Objects.requireNonNull(application, "application"), this::newThread);
            succession().attach(site);
            site.watch();
            live = site;
        } else {
            foundation.prove();
        }
        if (threads == null) {
            return false;
        }
        succession().beforeStart(site);
        site.start();
        settle(true);
        succession().start(this::newThread);
        return true;
    }

    /** Once the foundation is laid. */
    private Succession succession() {
        Succession known = succession;
        if (known == null) {
            known = new Succession(
                    this,
                    Objects.requireNonNull(foundation.ground(), "ground"),
                    Objects.requireNonNull(application, "application"),
                    this::newThread);
            succession = known;
        }
        return known;
    }

    private void settle(boolean working) {
        lock.lock();
        try {
            works = working;
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Of the container. */
    Thread newThread(Runnable work) {
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

    /**
     * Has the site stand as its database says: ends the live site and opens another, where they differ. Not to be called in a thread of
     * the live site. Where the opening fails it is tried again until it succeeds; calls are refused meanwhile.
     */
    synchronized void stand() {
        LiveSite before = live;
        Foundation.Ground ground = foundation.ground();
        ThreadFactory given = threads;
        if (stopping || before == null || ground == null || given == null || isAsItShould(before, ground)) {
            return;
        }
        LOG.info(() ->
                "Site '" + name() + "' ends as " + before.duties().describe() + ", and opens as its history says");
        opening.end();
        closed = CHANGING;
        settle(false);
        before.stop();
        before.close();
        before.end();
        if (before.standing().role() == Role.PRIMARY) {
            new PooledConnections(ground.configured().database().dataSource()).close();
        }
        opening = opening();
        opening.begin(given);
    }

    private static boolean isAsItShould(LiveSite live, Foundation.Ground ground) {
        return !live.hasEnded() && live.standing().isSame(ground.own().standing());
    }

    /** Refuses new calls and waits for those under way, and for replay, but not for ever. Does nothing when it is done already. */
    synchronized void stop() {
        Succession known = succession;
        if (known != null) {
            known.end();
        }
        opening.end();
        LiveSite open = live;
        if (!stopping && open != null) {
            stopping = true;
            open.stop();
        }
    }

    /** Ends what runs. */
    void close() {
        stop();
        LiveSite open = live;
        closed = "The site is closed";
        down = true;
        Succession known = succession;
        if (known != null) {
            known.close();
        }
        if (open != null) {
            open.close();
        }
    }

    void end() {
        LiveSite open = live;
        if (open != null) {
            open.end();
        }
    }

    /** Whatever it does; null before the first has opened. */
    @Nullable
    LiveSite live() {
        return live;
    }

    /** Open, or closing: it takes no new calls then, but knows those that are under way. */
    LiveSite watching() {
        LiveSite open = live;
        if (open == null) {
            throw new SiteNotOpenException(NOT_OPEN + closed);
        }
        return open;
    }

    LiveSite working() {
        if (down) {
            throw new SiteNotOpenException(closed);
        }
        LiveSite open = watching();
        if (!works) {
            throw new SiteNotOpenException(NOT_OPEN + closed);
        }
        return open;
    }

    /** The same; waits for the end of a change of role: a message that is thrown back too often would be lost. */
    LiveSite settled() {
        lock.lock();
        try {
            long left = LONGEST_CHANGE.toNanos();
            while (!works && closed.equals(CHANGING) && left > 0) {
                left = settled.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return working();
    }

    boolean isWorking() {
        return works && !stopping && !down;
    }

    /** That the database says something new. Never waits. */
    void wake() {
        Succession known = succession;
        if (known != null) {
            known.wake();
        }
    }

    /** Who reigns, and who is to; during a change of role, too. */
    SiteReign reign() {
        watching();
        return succession().conductor();
    }

    /** What moves with the primary's role. */
    ServiceGroup group() {
        return succession().group();
    }

    /** How it comes back where only it has some events. */
    SiteReturn returning() {
        watching();
        return succession().returning();
    }

    String name() {
        SiteSettings read = settings();
        return read == null ? "" : read.name();
    }

    /** As far as they are read. */
    @Nullable
    SiteSettings settings() {
        return foundation.settings();
    }

    SiteFigures figures() {
        LiveSite open = live;
        if (open == null || !works || down) {
            return closedFigures();
        }
        SiteFigures figures = open.desk().figures().besides(group().trouble());
        return stopping ? figures.stale("The site is stopping") : figures;
    }

    private SiteFigures closedFigures() {
        SiteSettings read = foundation.settings();
        SiteFigures.Self self = read == null
                ? new SiteFigures.Self("", Role.SECONDARY, "")
                : new SiteFigures.Self(read.name(), read.role(), read.primary());
        return SiteFigures.closed(self, closed, Instant.now(Clock.systemUTC()));
    }
}
