package org.reprise.generator;

import org.eclipse.persistence.sessions.Session;

/** What a session must tell so that the ids of its new objects can be recorded and played. */
public final class GeneratorListeners {
    private GeneratorListeners() {}

    /** To be called once for each session, before it is logged in. */
    public static void addTo(Session session) {
        session.getEventManager().addListener(new NewObjectOrder());
        session.getEventManager().addListener(new RecordedGenerators());
        session.getEventManager().addListener(new NumberedInserts());
        session.getEventManager().addListener(new GeneratorAdvance.Listener());
    }
}
