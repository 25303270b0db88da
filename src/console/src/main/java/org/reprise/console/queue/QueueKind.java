package org.reprise.console.queue;

/** Whose queue it is. */
public enum QueueKind {
    /** Between the sites of Reprise: what is lost there is asked for again. */
    REPRISE,
    /** Where the engine puts what failed too often. */
    EXCEPTION,
    /** The application's own. */
    APPLICATION,
    /** No queue of the engine: events that wait in this site, in its database. */
    SITE;

    private static final String OURS = "reprise.";

    /** By its name in the engine. */
    static QueueKind of(String queue) {
        if (queue.equals(LibertyEngine.EXCEPTION_DESTINATION)) {
            return EXCEPTION;
        }
        return queue.startsWith(OURS) ? REPRISE : APPLICATION;
    }
}
