package org.reprise.site;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.reprise.log.KnownSite;
import org.reprise.log.KnownSites;
import org.reprise.reign.EpochNumbers;
import org.reprise.reign.EpochRegister;
import org.reprise.reign.OperatorRegister;
import org.reprise.reign.PlanFailedException;
import org.reprise.reign.Reign;
import org.reprise.reign.SiteSeen;
import org.reprise.role.OwnReign;
import org.reprise.settings.SiteSettings;
import org.reprise.transfer.UpstreamWord;

/**
 * The record of sites: those of {@code reprise.sites}, those that have asked here, those that are asked, and those that ever reigned.
 *
 * @param named {@code reprise.sites}
 */
record KnownPeers(SiteSettings configured, List<String> named, OwnReign own, DataSource source) {

    /** All but this one. */
    List<String> others() {
        Set<String> all = new TreeSet<>(named);
        KnownSites.over(source).list().stream().map(KnownSite::name).forEach(all::add);
        all.addAll(configured.transfer().upstreams());
        all.add(configured.primary());
        own.store().reigns().all().stream().map(Reign::primary).forEach(all::add);
        all.remove(configured.name());
        return List.copyOf(all);
    }

    /** How far a site was when it was heard last. The primary has whatever anybody has told of. */
    SiteSeen lastKnown(String site, LiveSite live) {
        UpstreamWord word = live.duties().word();
        boolean told = !word.site().isEmpty()
                && (word.site().equals(site) || live.standing().primary().equals(site));
        if (told) {
            return new SiteSeen(site, false, word.head().seq(), word.heardAt());
        }
        return known(site);
    }

    /** The same of one that this site gets nothing from. */
    SiteSeen known(String site) {
        SiteSeen asked = KnownSites.over(source).list().stream()
                .filter(known -> known.name().equals(site))
                .findFirst()
                .map(known -> new SiteSeen(site, false, known.has(), known.heardAt()))
                .orElseGet(() -> SiteSeen.never(site));
        return own.store()
                .reigns()
                .behind(site)
                .map(next -> asked.orAtLeast(next.before().position().seq(), next.begun()))
                .orElse(asked);
    }

    /** What issues epochs to this site. The sites may be others than they were: ask for it anew each time. */
    EpochRegister register() {
        return new OperatorRegister(own.store(), numbers());
    }

    /**
     * Which epochs this site may begin. The record of sites numbers them, so it must have this site, and all that ever reigned: two
     * sites that count otherwise could begin one epoch both.
     *
     * @throws PlanFailedException where it has not
     */
    EpochNumbers numbers() {
        Set<String> must = new TreeSet<>(Set.of(configured.name()));
        own.store().reigns().all().stream().map(Reign::primary).forEach(must::add);
        must.removeAll(named);
        if (!must.isEmpty()) {
            throw new PlanFailedException(
                    "reprise.sites " + (named.isEmpty() ? "is not set" : "is " + named)
                            + ": it must name " + String.join(" and ", must)
                            + " too. Set it to the names of all sites, in the same order at each, as epochs are numbered by it");
        }
        return EpochNumbers.of(configured.name(), named);
    }
}
