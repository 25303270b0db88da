package org.reprise.console.alert;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.reprise.console.peers.SiteRow;

/**
 * Which site tells people of what is wrong with a site, so that one does and no other: itself while it answers; of one that is silent the
 * primary; of a primary that is silent the first by name of those that answer. Each site decides so by what it hears itself, and asks
 * nobody: sites that do not hear each other each take the other for silent, and both tell.
 */
final class Teller {
    private final List<SiteRow> sites;
    private final String self;
    private final String primary;

    Teller(Seen seen) {
        this.sites = seen.sites();
        this.self = seen.self();
        this.primary = seen.ownFigures().map(figures -> figures.primary()).orElse("");
    }

    /** Whether this site is the one. */
    boolean tellsOf(String site) {
        return of(site).equals(self);
    }

    private String of(String site) {
        if (hears(site)) {
            return site;
        }
        if (!primary.isEmpty() && hears(primary)) {
            return primary;
        }
        Optional<String> first =
                sites.stream().map(SiteRow::name).filter(this::hears).min(Comparator.naturalOrder());
        return first.orElse(self);
    }

    private boolean hears(String site) {
        return site.equals(self) || sites.stream().anyMatch(row -> row.name().equals(site) && row.reachable());
    }
}
