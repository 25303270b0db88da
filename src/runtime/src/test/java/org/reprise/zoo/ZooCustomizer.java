package org.reprise.zoo;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.Session;

/** The customizer that an application names in its own persistence.xml. */
public final class ZooCustomizer implements SessionCustomizer {
    private static final AtomicInteger RUNS = new AtomicInteger();

    @Override
    public void customize(Session session) {
        RUNS.incrementAndGet();
    }

    /** How many units it has customized. */
    public static int runs() {
        return RUNS.get();
    }
}
