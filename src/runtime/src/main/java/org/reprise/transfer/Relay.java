package org.reprise.transfer;

/**
 * Hands what came to this server to the server of the site that waits for it: the one that leads. Safe for any thread.
 */
public interface Relay {
    /** Of a site with one server. */
    Relay NONE = message -> false;

    /**
     * Hands over, if another server leads.
     *
     * @return false when it is for this server
     * @throws RuntimeException when it cannot be handed over: let the message be delivered again
     */
    boolean handOver(Relayed message);
}
