package org.reprise.console.peers;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.desk.Site;
import org.reprise.figures.SiteFigures;

/** Takes this site's own figures for the table, the chart and the counters of the metrics. */
final class OwnSampler implements Runnable {

    private static final Logger LOG = Logger.getLogger(OwnSampler.class.getName());

    private final Site site;
    private final SiteBook book;
    private final SiteMetrics metrics;

    OwnSampler(Site site, SiteBook book, SiteMetrics metrics) {
        this.site = site;
        this.book = book;
        this.metrics = metrics;
    }

    /** One round. Never throws, for a task that throws is not run again. */
    @Override
    public void run() {
        SiteTrack own = book.track(book.settings().self());
        try {
            SiteFigures figures = site.figures();
            own.answered(figures, book.clock().instant());
            metrics.sample(figures);
        } catch (RuntimeException failed) {
            if (own.silent(
                    "This site cannot say its figures: " + failed, book.clock().instant())) {
                LOG.log(
                        Level.WARNING,
                        "REPR0504W: This site cannot say its figures; it is asked again every second.",
                        failed);
            }
        }
    }
}
