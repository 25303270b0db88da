package org.reprise.console.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** Open Liberty's embedded engine, by its MBeans: {@code WebSphere:feature=wasJmsServer,type=Queue,name=…}. */
final class LibertyEngine implements Engine {
    private static final Logger LOG = Logger.getLogger(LibertyEngine.class.getName());
    private static final String DOMAIN = "WebSphere:feature=wasJmsServer,type=";

    /** Where the engine puts a message that failed too often, unless its queue keeps trying. */
    static final String EXCEPTION_DESTINATION = "_SYSTEM.Exception.Destination";

    /** Begins the names of queues that the engine has for itself. */
    private static final String OWN = "_";

    private final MBeanServer beans;
    private final LibertyMessages messages;

    LibertyEngine(MBeanServer beans) {
        this.beans = beans;
        this.messages = new LibertyMessages(beans);
    }

    @Override
    public boolean isHere() {
        return !named("MessagingEngine,*").isEmpty();
    }

    @Override
    public List<Queue> queues() {
        List<Queue> queues = new ArrayList<>();
        for (ObjectName name : named("Queue,name=*")) {
            String queue = name.getKeyProperty("name");
            if (!queue.startsWith(OWN) || queue.equals(EXCEPTION_DESTINATION)) {
                look(name).ifPresent(queues::add);
            }
        }
        return queues;
    }

    private Optional<Queue> look(ObjectName name) {
        try {
            return Optional.of(new Queue(
                    name.getKeyProperty("name"),
                    ((Number) beans.getAttribute(name, "Depth")).longValue(),
                    ((Number) beans.getAttribute(name, "MaxQueueDepth")).longValue(),
                    (Boolean) beans.getAttribute(name, "SendAllowed")));
        } catch (InstanceNotFoundException gone) {
            LOG.log(Level.FINE, gone, () -> "The engine has no queue " + name + " any more");
            return Optional.empty();
        } catch (JMException e) {
            throw new EngineSilentException("The engine does not say what is in " + name, e);
        }
    }

    @Override
    public Optional<Instant> oldest(String queue) {
        try {
            return messages.oldest(queue);
        } catch (UnknownQueueException | IllegalArgumentException e) {
            LOG.log(Level.FINE, e, () -> "The first message of " + queue + " cannot be looked at");
            return Optional.empty();
        }
    }

    /** The MBean of a queue. */
    static ObjectName queueName(String queue) {
        try {
            return new ObjectName(DOMAIN + "Queue,name=" + queue);
        } catch (MalformedObjectNameException e) {
            LOG.log(Level.FINE, e, () -> "No queue can be called " + queue);
            throw new UnknownQueueException(queue);
        }
    }

    private Set<ObjectName> named(String what) {
        return beans.queryNames(name(what), null);
    }

    private static ObjectName name(String what) {
        try {
            return new ObjectName(DOMAIN + what);
        } catch (MalformedObjectNameException e) {
            throw new EngineSilentException("No MBean may be called " + what, e);
        }
    }
}
