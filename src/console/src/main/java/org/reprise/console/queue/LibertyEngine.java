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
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;

/** Open Liberty's embedded engine, by its MBeans: {@code WebSphere:feature=wasJmsServer,type=Queue,name=…}. */
final class LibertyEngine implements Engine {
    private static final Logger LOG = Logger.getLogger(LibertyEngine.class.getName());
    private static final String DOMAIN = "WebSphere:feature=wasJmsServer,type=";

    /** Begins the names of queues that the engine has for itself. */
    private static final String OWN = "_";

    private static final String INT = Integer.class.getName();
    private static final Object[] FIRST = {0, 1, 1};

    private final MBeanServer beans;

    LibertyEngine(MBeanServer beans) {
        this.beans = beans;
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
            if (!queue.startsWith(OWN) || ExceptionDestination.is(queue)) {
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
        ObjectName name = name("Queue,name=" + queue);
        try {
            CompositeData[] first =
                    (CompositeData[]) beans.invoke(name, "getQueuedMessages", FIRST, new String[] {INT, INT, INT});
            if (first == null || first.length == 0) {
                return Optional.empty();
            }
            CompositeData detail = (CompositeData)
                    beans.invoke(name, "getQueuedMessageDetail", new Object[] {first[0].get("id")}, new String[] {
                        String.class.getName()
                    });
            return Optional.ofNullable((Long) detail.get("jsTimestamp")).map(Instant::ofEpochMilli);
        } catch (JMException | RuntimeMBeanException e) {
            // as a rule a consumer took it meanwhile
            LOG.log(Level.FINE, e, () -> "The first message of " + queue + " cannot be looked at");
            return Optional.empty();
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
