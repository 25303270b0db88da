package org.reprise.console.queue;

import java.util.List;

/** The message-driven beans of a server. Safe for several threads. */
interface Consumers {

    /** Those that can be paused, by name. */
    List<Consumer> list();

    /**
     * Takes no further message until it is resumed, or the server is restarted; returns when those that are in work are done.
     *
     * @throws IllegalArgumentException when there is no such consumer, or it cannot be paused
     */
    void pause(String name);

    /** @throws IllegalArgumentException when there is no such consumer, or it cannot be resumed */
    void resume(String name);
}
