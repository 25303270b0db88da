package org.reprise.console.notice;

/** A way to people. For one thread. */
public interface Channel {

    /** Of this way among those of the site. */
    String name();

    /**
     * Returns once whoever is at the other end has taken it. What was sent before may be sent again, with the same key.
     *
     * @throws UndeliverableException when it has not
     */
    void send(Notice notice);
}
