package org.reprise.transfer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What hinders the traffic with each peer, said in the log once when it begins and once when it ends, not at each try. Safe for
 * any thread.
 */
public final class PeerTrouble {
    private static final Logger LOG = Logger.getLogger(PeerTrouble.class.getName());

    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    void begins(String site, String what, Throwable cause) {
        if (troubles.put(site, what) == null) {
            LOG.log(
                    Level.WARNING,
                    cause,
                    () -> "REPR0201W: " + what
                            + ". Trying again by itself, ever more slowly up to every 10 seconds; this is not said again");
        }
    }

    void begins(String site, String what) {
        if (troubles.put(site, what) == null) {
            LOG.warning(() -> "REPR0202W: " + what + ". Asking again by itself; this is not said again");
        }
    }

    void ends(String site) {
        if (troubles.remove(site) != null) {
            LOG.info(() -> "Site '" + site + "' is heard again");
        }
    }

    /** The site has nothing to do with this one any more. */
    void forget(String site) {
        if (troubles.remove(site) != null) {
            LOG.info(() -> "Site '" + site + "' asks no more; its trouble is forgotten");
        }
    }

    /** In words for an operator; empty when there is none. */
    public String describe() {
        return String.join("; ", troubles.values());
    }
}
