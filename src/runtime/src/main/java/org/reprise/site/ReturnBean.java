package org.reprise.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import org.reprise.desk.SiteReturn;

/** The CDI bean behind {@link SiteReturn}. */
@ApplicationScoped
@Typed(SiteReturn.class)
public class ReturnBean implements SiteReturn {
    @Inject
    SiteBean site;

    @Override
    public View look() {
        return site.returning().look();
    }

    @Override
    public View begin(Way way, String who, String reason) {
        return site.returning().begin(way, who, reason);
    }
}
