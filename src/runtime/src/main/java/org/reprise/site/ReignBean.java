package org.reprise.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.util.Optional;
import org.reprise.desk.SiteReign;
import org.reprise.group.GroupView;
import org.reprise.reign.Plan;

/** The CDI bean behind {@link SiteReign}. It answers during a change of role, too, while no site is open. */
@ApplicationScoped
@Typed(SiteReign.class)
public class ReignBean implements SiteReign {
    @Inject
    SiteBean site;

    @Override
    public View view() {
        return site.reign().view();
    }

    @Override
    public GroupView group() {
        return site.reign().group();
    }

    @Override
    public Optional<Plan.View> plan() {
        return site.reign().plan();
    }

    @Override
    public Plan.View look(Way way) {
        return site.reign().look(way);
    }

    @Override
    public Plan.View begin(Way way, String who, String reason) {
        return site.reign().begin(way, who, reason);
    }
}
