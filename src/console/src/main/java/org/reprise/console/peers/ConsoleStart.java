package org.reprise.console.peers;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.reprise.desk.Site;
import org.reprise.figures.SiteFigures;

/** Starts the beats of the console with the application, and stops them with it. It waits for none of them. */
@WebListener
public class ConsoleStart implements ServletContextListener {

    private static final long BEAT = 1;

    private final List<Future<?>> beats = new ArrayList<>();

    @Inject
    Site site;

    @Inject
    SiteBook book;

    @Inject
    LiveStreams streams;

    @Inject
    MetricRegistry registry;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SiteMetrics metrics = new SiteMetrics(registry, site);
        Jsonb json = JsonbBuilder.create();
        PeerCall call = new PeerCall(
                PeerCall.client(),
                body -> json.fromJson(body, SiteFigures.class),
                book.settings().authorization());
        every(new OwnSampler(site, book, metrics));
        book.settings().peers().forEach(peer -> every(new PeerPoller(peer, call, book)));
        every(streams::beat);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        beats.forEach(beat -> beat.cancel(true));
        streams.closeAll();
    }

    private void every(Runnable task) {
        beats.add(scheduler.scheduleWithFixedDelay(task, BEAT, BEAT, TimeUnit.SECONDS));
    }
}
