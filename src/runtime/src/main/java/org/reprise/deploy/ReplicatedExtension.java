package org.reprise.deploy;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.reprise.api.Classifier;
import org.reprise.api.DeploymentRefusedException;
import org.reprise.api.Projection;
import org.reprise.api.ReplicatedEvent;
import org.reprise.api.Upcaster;
import org.reprise.event.RecordedMethod;
import org.reprise.event.RecordedMethods;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.event.UpcastStep;
import org.reprise.settings.SiteConfiguration;
import org.reprise.settings.SiteSettings;

/**
 * Finds the replicated and recorded methods while the application is deployed, and fails the deployment with one message when anything about
 * them cannot work. Deployment runs on one thread; afterwards what it found is only read.
 */
public class ReplicatedExtension implements Extension {
    private static final Logger LOG = Logger.getLogger(ReplicatedExtension.class.getName());

    private final BeanScan scan = new BeanScan();
    private final RecordedScan recordedScan = new RecordedScan(scan.results());
    private final Map<Class<?>, Bean<?>> beans = new LinkedHashMap<>();
    private final List<ReplicatedMethod> found = new ArrayList<>();
    private final Set<Class<?>> recordedBeans = new HashSet<>();
    private final List<RecordedMethod> foundRecorded = new ArrayList<>();
    private final Set<Bean<?>> upcasters = new LinkedHashSet<>();
    private final Set<String> projections = new TreeSet<>();
    private final Set<Bean<?>> classifiers = new LinkedHashSet<>();
    private final Set<Bean<?>> healthChecks = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();
    private boolean opened;
    private ReplicatedMethods methods = new ReplicatedMethods(List.of());
    private RecordedMethods recorded = new RecordedMethods(List.of(), List.of());

    void managedBean(@Observes ProcessManagedBean<?> event) {
        Class<?> type = event.getAnnotatedBeanClass().getJavaClass();
        opened |= type.isAnnotationPresent(OpensSite.class);
        if (event instanceof ProcessSessionBean<?> session) {
            add(type, event.getBean(), BeanKind.of(session.getSessionBeanType()));
        } else {
            add(type, event.getBean(), BeanKind.MANAGED);
        }
    }

    private void add(Class<?> type, Bean<?> bean, BeanKind kind) {
        if (recordedScan.isRecorded(type) && recordedBeans.add(type)) {
            RecordedScan.Found recorded = recordedScan.scan(type, bean.getTypes());
            foundRecorded.addAll(recorded.methods());
            problems.addAll(recorded.problems());
        }
        if (!scan.isReplicated(type) || beans.putIfAbsent(type, bean) != null) {
            return;
        }
        ReadsOnly.hint(type).ifPresent(hint -> LOG.warning(() -> "REPR0007W: " + hint));
        BeanScan.Found scanned = scan.scan(type, kind, bean.getTypes());
        found.addAll(scanned.methods());
        problems.addAll(scanned.problems());
    }

    /** Before the container validates: what it would refuse by itself, such as a final method, is told in our words and with the rest. */
    void validate(@Observes AfterBeanDiscovery event) {
        try {
            methods = new ReplicatedMethods(found);
            recorded = new RecordedMethods(foundRecorded, found);
        } catch (DeploymentRefusedException e) {
            problems.addAll(e.problems());
        }
        if (!found.isEmpty()) {
            checkConfiguration();
            checkOpened();
        }
        if (!problems.isEmpty()) {
            event.addDefinitionError(refusal());
            return;
        }
        LOG.info(() -> found.size() + " replicated methods: "
                + found.stream().map(ReplicatedMethod::name).sorted().toList());
    }

    private DeploymentRefusedException refusal() {
        DeploymentRefusedException refusal = new DeploymentRefusedException(problems);
        // the container writes the stack into its message, and that would only be the container's own
        refusal.setStackTrace(new StackTraceElement[0]);
        return refusal;
    }

    void upcaster(@Observes ProcessBean<?> event) {
        if (event.getBean().getTypes().contains(Upcaster.class)) {
            upcasters.add(event.getBean());
        }
        if (event.getBean().getTypes().contains(Classifier.class)) {
            classifiers.add(event.getBean());
        }
    }

    void projection(@Observes ProcessObserverMethod<ReplicatedEvent, ?> event) {
        event.getObserverMethod().getObservedQualifiers().stream()
                .filter(Projection.class::isInstance)
                .map(qualifier -> ((Projection) qualifier).value())
                .forEach(name -> {
                    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
                        problems.add("'" + name + "' is no name of a projection ("
                                + event.getObserverMethod().getBeanClass().getName()
                                + "): use letters, digits, '-' and '_'");
                    }
                    projections.add(name);
                });
    }

    void healthCheck(@Observes ProcessBean<?> event) {
        if (event.getBean().getTypes().contains(HealthCheck.class)) {
            healthChecks.add(event.getBean());
        }
    }

    /** All health checks of the application's modules. */
    public Set<Bean<?>> healthChecks() {
        return healthChecks;
    }

    /** The names of all projections that beans observe. */
    public Set<String> projections() {
        return projections;
    }

    /** Beans answer no earlier. */
    void validate(@Observes AfterDeploymentValidation event, BeanManager beans) {
        List<UpcastStep> steps = new ArrayList<>();
        for (Bean<?> bean : upcasters) {
            try {
                steps.add(UpcastStep.of(bean.getBeanClass(), (Upcaster)
                        beans.getReference(bean, Upcaster.class, beans.createCreationalContext(bean))));
            } catch (RuntimeException e) {
                problems.add("The upcaster " + bean.getBeanClass().getName()
                        + " does not say at deployment what it takes: let name() and from() give constants (" + e
                        + ")");
            }
        }
        try {
            methods = methods.with(steps);
        } catch (DeploymentRefusedException e) {
            problems.addAll(e.problems());
        }
        classify(beans);
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(refusal());
        }
    }

    private void classify(BeanManager beans) {
        if (classifiers.size() > 1) {
            problems.add("REPR0621: There is more than one Classifier: "
                    + classifiers.stream()
                            .map(bean -> bean.getBeanClass().getName())
                            .sorted()
                            .toList()
                    + ". Keep one, which may ask others");
            return;
        }
        for (Bean<?> bean : classifiers) {
            methods = methods.with(
                    (Classifier) beans.getReference(bean, Classifier.class, beans.createCreationalContext(bean)));
        }
    }

    private void checkConfiguration() {
        try {
            SiteSettings settings = new SiteConfiguration(ConfigProvider.getConfig()).read();
            checkDataSource(settings.database().dataSource());
            problems.addAll(AttributeScan.problems(settings));
        } catch (DeploymentRefusedException e) {
            problems.addAll(e.problems());
        }
    }

    private void checkOpened() {
        if (!opened) {
            problems.add(
                    "Nothing in this application opens the site, so every call of a replicated method would fail: package"
                            + " reprise-console.war as a module of the same EAR, with reprise-api and reprise-runtime in its library"
                            + " folder. A WAR of its own cannot be replicated, and a console deployed by itself opens the site of no"
                            + " other application");
        }
    }

    private void checkDataSource(String name) {
        try {
            Directory.find(name, DataSource.class);
        } catch (NamingException e) {
            problems.add("There is no data source " + name + ": define it in the server's configuration, or set"
                    + " reprise.data-source to the JNDI name of the one that the persistence units use ("
                    + e.getMessage() + ")");
        }
    }

    /** Whether the deployment goes on, and with a bean that opens the site. */
    public boolean opensSite() {
        return opened && problems.isEmpty();
    }

    /** The replicated methods of the application. */
    public ReplicatedMethods methods() {
        return methods;
    }

    /** The recorded methods of the application. */
    public RecordedMethods recorded() {
        return recorded;
    }

    public Bean<?> bean(Class<?> type) {
        Bean<?> bean = beans.get(type);
        if (bean == null) {
            throw new IllegalArgumentException(type + " has no replicated method");
        }
        return bean;
    }
}
