package org.reprise.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import java.util.TreeMap;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.reprise.deploy.Directory;
import org.reprise.deploy.ReplicatedExtension;
import org.reprise.group.Health;
import org.reprise.group.Hook;
import org.reprise.role.Application;
import org.reprise.role.Container;
import org.reprise.settings.SiteNotOpenException;
import org.reprise.settings.SiteSettings;
import org.reprise.transfer.JmsTransport;
import org.reprise.transfer.UnreachableException;

/** What the application and its container have, found by JNDI and CDI. */
@ApplicationScoped
public class ApplicationContext {
    @Inject
    BeanManager beans;

    @Inject
    JtaTransactions transactions;

    /** What a site with these settings is to serve. */
    public Application application(SiteSettings settings) {
        Map<String, DataSource> sources = new TreeMap<>();
        Config config = ConfigProvider.getConfig();
        for (String name : extension().projections()) {
            String jndi = config.getOptionalValue("reprise.projection." + name + ".data-source", String.class)
                    .orElse("jdbc/" + name);
            sources.put(name, lookup(jndi, DataSource.class));
        }
        return new Application(extension().methods(), container(settings), sources, new CdiObservers(beans));
    }

    private Container container(SiteSettings settings) {
        TransactionSynchronizationRegistry registry =
                lookup("java:comp/TransactionSynchronizationRegistry", TransactionSynchronizationRegistry.class);
        return new Container(
                lookup(settings.database().dataSource(), DataSource.class),
                transactions,
                registry,
                new CdiBeanCaller(beans, extension()),
                new JmsTransport(ApplicationContext::factory),
                new JtaTransactionEnd(registry));
    }

    /** The application's health checks. */
    Health health() {
        return new CdiHealth(beans, extension().healthChecks());
    }

    /** The application's observers of a change of role. */
    Hook observers() {
        return new CdiHook(beans);
    }

    private ReplicatedExtension extension() {
        return beans.getExtension(ReplicatedExtension.class);
    }

    private static ConnectionFactory factory(String site) {
        String name = "jms/reprise/" + site;
        try {
            return Directory.find(name, ConnectionFactory.class);
        } catch (NamingException e) {
            throw new UnreachableException(
                    site, "there is no connection factory " + name + ": add one to server.xml, see reprise.xml", e);
        }
    }

    private static <T> T lookup(String name, Class<T> type) {
        try {
            return Directory.find(name, type);
        } catch (NamingException e) {
            throw new SiteNotOpenException("There is no " + type.getSimpleName() + " " + name + ": " + e.getMessage());
        }
    }
}
