package org.reprise.figures;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import org.reprise.transfer.JmsDoors;
import org.reprise.transfer.JmsTransport;

/**
 * Depth of this site's own queues, as the embedded engine says by JMX, and the rate at which this server takes messages from
 * them. With another engine, such as Artemis, the depth is unknown (-1). For one thread.
 */
public final class QueueSampler {
    private static final Logger LOG = Logger.getLogger(QueueSampler.class.getName());
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private record Taken(Instant at, long requests, long answers) {}

    private final String site;
    private final JmsDoors doors;
    private final Clock clock;
    private final Deque<Taken> window = new ArrayDeque<>();

    public QueueSampler(String site, JmsDoors doors, Clock clock) {
        this.site = site;
        this.doors = doors;
        this.clock = clock;
    }

    public List<QueueFigures> sample() {
        Taken now = new Taken(clock.instant(), doors.requests(), doors.answers());
        window.addLast(now);
        while (window.getFirst().at().plus(WINDOW).isBefore(now.at())) {
            window.removeFirst();
        }
        Taken then = window.getFirst();
        double seconds = Math.max(0.001, Duration.between(then.at(), now.at()).toMillis() / 1000.0);
        return List.of(
                queue(JmsTransport.requestQueue(site), (now.requests() - then.requests()) / seconds),
                queue(JmsTransport.portionQueue(site), (now.answers() - then.answers()) / seconds));
    }

    /** Whether messages can come to this server: some have, or its engine has the queues. Safe for any thread. */
    public boolean areUp() {
        return doors.requests() + doors.answers() > 0 || depth(JmsTransport.portionQueue(site)) >= 0;
    }

    private static QueueFigures queue(String name, double perSecond) {
        return new QueueFigures(name, depth(name), perSecond);
    }

    private static long depth(String queue) {
        try {
            ObjectName name = new ObjectName("WebSphere:feature=wasJmsServer,type=Queue,name=" + queue);
            return ((Number) ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Depth")).longValue();
        } catch (InstanceNotFoundException e) {
            LOG.log(Level.FINEST, e, () -> "The engine shows no queue " + queue);
            return -1;
        } catch (JMException e) {
            LOG.log(Level.FINE, e, () -> "The depth of queue " + queue + " is unknown");
            return -1;
        }
    }
}
