package org.reprise.site;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;
import org.reprise.group.Health;

/** The application's health checks as CDI beans. A check says its name only when it is called: the first look calls all. */
final class CdiHealth implements Health {
    private static final Logger LOG = Logger.getLogger(CdiHealth.class.getName());

    private final BeanManager beans;
    private final Collection<Bean<?>> checks;
    private final Map<String, HealthCheck> named = new ConcurrentHashMap<>();

    CdiHealth(BeanManager beans, Collection<Bean<?>> checks) {
        this.beans = beans;
        this.checks = checks;
    }

    @Override
    public String trouble(String name) {
        HealthCheck known = named.get(name);
        HealthCheckResponse said = known == null ? null : known.call();
        if (said == null || !said.getName().equals(name)) {
            said = find(name);
        }
        if (said == null) {
            return "no health check of the application has this name";
        }
        return said.getStatus() == HealthCheckResponse.Status.UP
                ? ""
                : "it is DOWN" + said.getData().map(data -> " " + data).orElse("");
    }

    private @Nullable HealthCheckResponse find(String name) {
        HealthCheckResponse found = null;
        for (Bean<?> each : checks) {
            HealthCheck check =
                    (HealthCheck) beans.getReference(each, HealthCheck.class, beans.createCreationalContext(each));
            try {
                HealthCheckResponse said = check.call();
                named.put(said.getName(), check);
                found = said.getName().equals(name) ? said : found;
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, e, () -> "The health check " + each.getBeanClass() + " does not say its name");
            }
        }
        return found;
    }
}
