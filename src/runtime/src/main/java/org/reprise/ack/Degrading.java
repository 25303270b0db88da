package org.reprise.ack;

import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Logger;

/**
 * What becomes of a primary whose calls wait in vain: it goes on to wait, each call as long as it may; or where it is told to it lets
 * calls return without waiting, until the sites hold again what it had sealed a look before. Either way it says so. Safe for any thread.
 */
final class Degrading {
    private static final Logger LOG = Logger.getLogger(Degrading.class.getName());

    private final AckPolicy policy;
    private final LongAdder unknown = new LongAdder();
    private boolean inVain;
    private boolean degraded;
    private long sealedBefore = Long.MAX_VALUE;

    Degrading(AckPolicy policy) {
        this.policy = policy;
    }

    long unknown() {
        return unknown.sum();
    }

    synchronized boolean isDegraded() {
        return degraded;
    }

    /** @param holders how many sites have said that they hold anything of this reign */
    synchronized void waitedInVain(int holders) {
        unknown.increment();
        if (!inVain) {
            inVain = true;
            sealedBefore = Long.MAX_VALUE;
            degraded = policy.degrades();
            String what = "A call waited " + policy.timeout() + " for " + policy.sites()
                    + " other sites to hold its event; " + holders
                    + " have said that they hold events of this reign. Whether it outlives this site is unknown";
            if (degraded) {
                LOG.warning(() -> "REPR0071W: " + what + ". reprise.ack.degrade is set: calls return without waiting"
                        + " from now on, until the sites are back");
            } else {
                LOG.warning(() -> "REPR0070W: " + what + ". Others wait as long; this is not said again");
            }
        }
    }

    /** Sites that hold what was sealed at the look before keep up. */
    synchronized void look(long sealed, long stable) {
        if (inVain && stable >= sealedBefore) {
            inVain = false;
            degraded = false;
            LOG.info("Other sites hold this site's events again, and calls wait for them");
        }
        sealedBefore = inVain ? sealed : Long.MAX_VALUE;
    }

    synchronized String trouble() {
        String asked = "reprise.ack asks for " + policy.sites() + " other sites that hold an event";
        return !inVain
                ? ""
                : degraded
                        ? "Calls return without waiting, so that a forced failover can lose them: " + asked
                                + ", and they do not answer (REPR0071W)"
                        : "Calls wait in vain, and then do not know whether they outlive this site: " + asked
                                + ", and they do not answer (REPR0070W)";
    }
}
