package org.reprise.console.alert;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.reprise.console.notice.Delivery;
import org.reprise.console.peers.SiteBook;
import org.reprise.console.queue.QueueBook;
import org.reprise.desk.Site;

/** Begins to look with the application, and ends with it. Each channel has a task of its own, so that none waits for another. */
@WebListener
public class AlertStart implements ServletContextListener {
    private static final Logger LOG = Logger.getLogger(AlertStart.class.getName());

    private static final long LOOK_SECONDS = 5;
    private static final long SEND_SECONDS = 2;

    private final List<Future<?>> tasks = new ArrayList<>();

    @Inject
    Site site;

    @Inject
    SiteBook sites;

    @Inject
    QueueBook queues;

    @Inject
    AlertDesk desk;

    @Inject
    MetricRegistry registry;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        AlertSettings settings = desk.settings();
        if (!settings.on()) {
            desk.note("Alerts are off at this site: reprise.alerts.enabled is false.");
            return;
        }
        settings.problems().forEach(each -> LOG.warning(() -> "REPR0520W: Alerts: " + each));
        AlertBook book = desk.book();
        AlertMetrics metrics = new AlertMetrics(registry, book);
        OwnLook own = new OwnLook(site, settings.watched(), unheld(settings));
        Clock clock = book.clock();
        every(
                LOOK_SECONDS,
                new AlertSampler(
                        settings.rules(),
                        () -> new Seen(
                                clock.instant(),
                                settings.self(),
                                sites.view(null).sites(),
                                queues.rows(),
                                own.at(clock.instant())),
                        desk));
        settings.channels(clock).forEach(channel -> every(SEND_SECONDS, new Delivery(channel, book, metrics, clock)));
    }

    private static Duration unheld(AlertSettings settings) {
        return settings.rules().stream()
                .filter(rule -> rule.name().equals(DefaultRules.UNHELD))
                .map(rule -> Duration.ofMillis(Math.round(rule.terms().threshold() * 1000)))
                .findFirst()
                .orElse(Duration.ofDays(1));
    }

    private void every(long seconds, Runnable task) {
        tasks.add(scheduler.scheduleWithFixedDelay(task, seconds, seconds, TimeUnit.SECONDS));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        tasks.forEach(task -> task.cancel(true));
    }
}
