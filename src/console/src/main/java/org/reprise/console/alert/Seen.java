package org.reprise.console.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.console.peers.SiteRow;
import org.reprise.console.queue.QueueRow;
import org.reprise.figures.SiteFigures;

/**
 * All that rules look at, at one moment. A site that does not answer has no figures here: nobody knows how it is.
 *
 * @param self   this site
 * @param sites  all sites, as this one sees them
 * @param queues of this server
 * @param own    what only this server knows
 */
record Seen(Instant at, String self, List<SiteRow> sites, List<QueueRow> queues, OwnServer own) {
    Seen {
        sites = List.copyOf(sites);
        queues = List.copyOf(queues);
    }

    /** Of the sites that answer. */
    Stream<SiteFigures> heard() {
        return sites.stream().filter(SiteRow::reachable).flatMap(row -> Optional.ofNullable(row.figures()).stream());
    }

    /** This site's own; empty while it cannot say them. */
    Optional<SiteFigures> ownFigures() {
        return heard().filter(figures -> figures.site().equals(self)).findFirst();
    }

    /** The sites of which nothing is known now. */
    Set<String> silent() {
        return sites.stream()
                .filter(row -> !row.reachable() || row.figures() == null)
                .map(SiteRow::name)
                .collect(Collectors.toSet());
    }
}
