package org.reprise.liberty.early.app;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reference data in the transaction of its own construction, where the site is told to. */
@Singleton
@Startup
public class FirstRows {
    @EJB
    private Terms terms;

    static boolean writes() {
        return ConfigProvider.getConfig()
                .getOptionalValue("early.writes", Boolean.class)
                .orElse(false);
    }

    @PostConstruct
    void write() {
        if (writes()) {
            terms.fill(1, 36);
        }
    }
}
