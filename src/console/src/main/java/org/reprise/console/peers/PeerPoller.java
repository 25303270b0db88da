package org.reprise.console.peers;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.figures.SiteFigures;

/**
 * Asks one peer again and again; one poller for each peer, so that a silent one delays no other. Says once in the server's log
 * that a peer went silent, and once that it is back.
 */
final class PeerPoller implements Runnable {

    private static final Logger LOG = Logger.getLogger(PeerPoller.class.getName());

    private final Peer peer;
    private final PeerCall call;
    private final SiteBook book;

    PeerPoller(Peer peer, PeerCall call, SiteBook book) {
        this.peer = peer;
        this.call = call;
        this.book = book;
    }

    /** One round. Never throws, for a task that throws is not run again. */
    @Override
    public void run() {
        try {
            SiteFigures figures = call.ask(peer);
            if (book.track(peer.name()).answered(figures, book.clock().instant())) {
                LOG.info(() -> "The site " + peer.name() + " answers the console.");
            }
        } catch (PeerSilentException silence) {
            silent(String.valueOf(silence.getMessage()), silence);
        } catch (RuntimeException unexpected) {
            silent("The site " + peer.name() + " could not be asked: " + unexpected, unexpected);
        }
    }

    private void silent(String why, RuntimeException cause) {
        if (book.track(peer.name()).silent(why, book.clock().instant())) {
            LOG.warning(() -> "REPR0501W: The console gets no figures of the site " + peer.name() + ". " + why
                    + " It is asked again every second.");
        }
        LOG.log(Level.FINE, cause, () -> "The site " + peer.name() + " is silent");
    }
}
