package org.reprise.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.reprise.desk.Site;
import org.reprise.figures.SiteFigures;

/** UP at {@code /health/ready} once the log is open and the site does its work. Lag does not count: a late site is ready. */
@Readiness
@ApplicationScoped
public class SiteReadiness implements HealthCheck {

    @Inject
    Site site;

    @Override
    public HealthCheckResponse call() {
        SiteFigures figures = site.figures();
        return HealthCheckResponse.named("reprise")
                .status(figures.ready())
                .withData("site", figures.site())
                .withData("role", figures.role().name())
                .withData("trouble", figures.trouble())
                .build();
    }
}
