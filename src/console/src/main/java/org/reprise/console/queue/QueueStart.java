package org.reprise.console.queue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;
import org.reprise.desk.Site;

/** Begins to look at the queues with the application, and ends with it. */
@WebListener
public class QueueStart implements ServletContextListener {

    @Inject
    Site site;

    @Inject
    QueueBook book;

    @Inject
    MetricRegistry registry;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private @Nullable Future<?> looking;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Engine engine = new LibertyEngine(ManagementFactory.getPlatformMBeanServer());
        QueueMetrics metrics = new QueueMetrics(registry, book);
        Runnable sampler = new QueueSampler(engine, site::figures, book, metrics::follow);
        long every = WatchedQueue.FINE.toSeconds();
        looking = scheduler.scheduleWithFixedDelay(sampler, 1, every, TimeUnit.SECONDS);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (looking != null) {
            looking.cancel(true);
        }
    }
}
