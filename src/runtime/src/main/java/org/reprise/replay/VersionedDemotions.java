package org.reprise.replay;

import java.util.List;
import org.reprise.finding.Demotion;
import org.reprise.finding.Demotions;

/** Demotions that remember which version of the application earned them, so that another one is not blamed. */
public final class VersionedDemotions implements Demotions {
    private final Demotions demotions;
    private final ApplicationVersion application;

    public VersionedDemotions(Demotions demotions, ApplicationVersion application) {
        this.demotions = demotions;
        this.application = application;
    }

    @Override
    public void demote(Demotion demotion) {
        String version = application.of(demotion.name()).orElse("");
        demotions.demote(new Demotion(demotion.name(), demotion.reason(), demotion.at(), version));
    }

    @Override
    public boolean promote(String name) {
        return demotions.promote(name);
    }

    @Override
    public List<Demotion> list() {
        return demotions.list();
    }
}
