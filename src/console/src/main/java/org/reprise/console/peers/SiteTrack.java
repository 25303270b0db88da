package org.reprise.console.peers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.figures.SiteFigures;

/**
 * What this console knows of one site: its newest figures, whether it answers, and the last fifteen minutes. Safe for several
 * threads. Ages are counted by this site's clock from the arrival of figures that differ in their own time, so that neither
 * a wrong clock at a peer nor a peer that repeats itself looks fresh.
 */
final class SiteTrack {

    private final String name;
    private final @Nullable String url;
    private final RateWindow window = new RateWindow();
    private final LagHistory history = new LagHistory();

    private @Nullable String error = "This site has not been asked yet.";
    private Instant since;
    private @Nullable SiteFigures figures;
    private @Nullable Instant arrived;

    /**
     * @param url its console; null for this site itself
     */
    SiteTrack(String name, @Nullable String url, Instant now) {
        this.name = name;
        this.url = url;
        this.since = now;
    }

    /** The site answered. True when it had not answered before. */
    synchronized boolean answered(SiteFigures newest, Instant now) {
        boolean back = error != null;
        if (back) {
            error = null;
            since = now;
        }
        if (figures == null || !newest.at().equals(figures.at())) {
            arrived = now;
        }
        figures = newest;
        window.add(now, newest);
        Double lag = newest.lagSeconds();
        if (lag != null) {
            history.put(now.getEpochSecond(), lag);
        }
        return back;
    }

    /** The site did not answer. True when it had answered the last time, or was never asked. */
    synchronized boolean silent(String why, Instant now) {
        boolean gone = error == null || (figures == null && !why.equals(error));
        if (error == null) {
            since = now;
        }
        error = why;
        window.clear();
        return gone;
    }

    synchronized SiteRow row(Instant now) {
        Double age = arrived == null ? null : Duration.between(arrived, now).toMillis() / 1000.0;
        return new SiteRow(name, url, url == null, error == null, error, since, age, figures, window.rates(), null);
    }

    synchronized LagLine lag(long lastSecond) {
        return new LagLine(name, history.upTo(lastSecond));
    }

    /**
     * Lag of one site for the chart.
     *
     * @param name       the site
     * @param lagSeconds one value a second, oldest first; null where the site was silent or did not know it
     */
    public record LagLine(String name, List<@Nullable Double> lagSeconds) {}
}
