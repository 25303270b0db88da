package org.reprise.site;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The container's pool of a data source, by the MBean that Open Liberty has for it. In a container that has none nothing happens: what keeps
 * a former primary from committing is its fence, not this.
 */
final class PooledConnections {
    private static final Logger LOG = Logger.getLogger(PooledConnections.class.getName());
    private static final String MBEAN = "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,*";

    private final String jndiName;

    PooledConnections(String jndiName) {
        this.jndiName = jndiName;
    }

    /**
     * Closes those of a primary whose reign has ended: with them goes what its transactions have left in their sessions. What the
     * application still holds is closed when it gives it back. Not at once by force: the pool's other ways fail whoever asks for a
     * connection meanwhile, for seconds, reads and this site's own opening too.
     */
    void close() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            Set<ObjectName> pools = server.queryNames(new ObjectName(MBEAN), null);
            for (ObjectName pool : pools) {
                if (jndiName.equals(pool.getKeyProperty("jndiName"))) {
                    server.invoke(
                            pool, "purgePoolContents", new Object[] {"normal"}, new String[] {String.class.getName()});
                    LOG.info(() -> "The pooled connections of " + jndiName + " are closed");
                    return;
                }
            }
            LOG.fine(() -> "No pool of " + jndiName + " is managed here");
        } catch (JMException | RuntimeException e) {
            LOG.log(
                    Level.INFO,
                    e,
                    () -> "The pooled connections of " + jndiName + " are not closed: " + e.getMessage());
        }
    }
}
