package org.reprise.network.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.reprise.network.Layout;
import org.reprise.network.NetworkReader;

/** Lays the network before the first message. */
@ApplicationScoped
public class NetworkSetup {
    static final int CONNECTORS = 100;
    static final int POINTS = 1000;

    @Inject
    private NetworkReader reader;

    @Inject
    private Layout layout;

    private boolean done;

    /** Lays the network if some of it is missing; costs nothing after the first time. */
    public synchronized void ensure() {
        if (!done && !reader.isLaid(CONNECTORS, POINTS)) {
            lay();
        }
        done = true;
    }

    /** Lays the network in any case: a replicated call that changes nothing the second time, and that a secondary refuses. */
    public synchronized void lay() {
        layout.lay(CONNECTORS, POINTS);
        done = true;
    }
}
