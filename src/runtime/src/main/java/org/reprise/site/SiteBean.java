package org.reprise.site;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.inject.Typed;
import jakarta.interceptor.InvocationContext;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Playback;
import org.reprise.desk.Site;
import org.reprise.desk.SiteReign;
import org.reprise.desk.SiteReturn;
import org.reprise.event.RecordedMethod;
import org.reprise.event.ReplicatedMethod;
import org.reprise.figures.SiteFigures;
import org.reprise.settings.SiteSettings;
import org.reprise.transfer.JmsDoors;

/**
 * The one site of this application, open or not: the CDI bean behind {@link Site} and {@link Playback}. It opens in two steps. When the
 * application is deployed, before any of it runs, the site begins to watch: no row that a start-up bean writes is missed. When the
 * console's start-up bean gives it threads, it begins to work. While it is not open it refuses calls and rows.
 */
@ApplicationScoped
@Typed({Site.class, Playback.class, SiteBean.class})
public class SiteBean extends AskedSite implements Playback {
    private final SiteLife life = new SiteLife();

    /** Opens the log and begins to watch, as {@link SiteLife#watch}. */
    public void watch(ApplicationContext served) {
        life.watch(served);
    }

    /** Begins to work, in these threads, as {@link SiteLife#open}. */
    public void open(ApplicationContext served, ThreadFactory given) {
        life.open(served, given);
    }

    /** The first that an application hears of its end: no bean of any of its modules is gone yet. */
    void stopping(@Observes Shutdown shutdown) {
        life.stop();
    }

    /** Ends what runs. */
    public void close() {
        life.close();
    }

    /** After all beans of all modules, which may write rows when they end. */
    @PreDestroy
    void end() {
        life.end();
    }

    @Override
    Site desk() {
        return life.working().desk();
    }

    /** What the interceptor does with a replicated call. */
    public @Nullable Object around(ReplicatedMethod method, InvocationContext call) throws Exception {
        return life.watching().around(method, call);
    }

    /** What the interceptor does with a recorded call; one that comes before the site is open is in no replicated one. */
    public @Nullable Object recorded(RecordedMethod method, Callable<@Nullable Object> call) throws Exception {
        LiveSite open = life.live();
        return open == null ? call.call() : open.playback().recorded(method, call);
    }

    /** Where the message-driven beans hand in what they get. */
    public JmsDoors doors() {
        return life.settled().doors();
    }

    @Override
    public boolean isReplaying() {
        LiveSite open = life.live();
        return open != null && open.playback().isReplaying();
    }

    @Override
    public Clock clock() {
        LiveSite open = life.live();
        return open == null ? Clock.systemUTC() : open.playback().clock();
    }

    @Override
    public RandomGenerator random() {
        LiveSite open = life.live();
        return open == null ? ThreadLocalRandom.current() : open.playback().random();
    }

    @Override
    public UUID uuid() {
        LiveSite open = life.live();
        return open == null ? UUID.randomUUID() : open.playback().uuid();
    }

    @Override
    public String site() {
        SiteSettings read = life.settings();
        return read == null ? "" : read.name();
    }

    @Override
    public String primary() {
        SiteSettings read = life.settings();
        return read == null ? "" : read.primary();
    }

    /** Who is primary, who was, and who is to be. */
    public SiteReign reign() {
        return life.reign();
    }

    public SiteReturn returning() {
        return life.returning();
    }

    @Override
    public SiteFigures figures() {
        return life.figures();
    }
}
