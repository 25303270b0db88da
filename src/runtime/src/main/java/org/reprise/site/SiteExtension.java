package org.reprise.site;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.interceptor.Interceptor;
import org.reprise.deploy.ReplicatedExtension;

/**
 * Lets the site watch before anything of the application runs. Start-up beans of all modules, observers of the application's start
 * and what they call come later, whatever the order of the modules.
 */
public class SiteExtension implements Extension {

    /** After those that may refuse the deployment. */
    void watch(
            @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) AfterDeploymentValidation event,
            BeanManager beans) {
        if (beans.getExtension(ReplicatedExtension.class).opensSite()) {
            Instance<Object> all = beans.createInstance();
            all.select(SiteBean.class)
                    .get()
                    .watch(all.select(ApplicationContext.class).get());
        }
    }
}
