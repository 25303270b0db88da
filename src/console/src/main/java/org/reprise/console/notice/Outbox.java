package org.reprise.console.notice;

import java.util.Optional;

/** What waits for its channels, in the order in which it was written; it outlives restarts. Safe for several threads. */
public interface Outbox {

    /** What that channel is to send next; empty when nothing waits. It stays until it is {@link #done}. */
    Optional<Notice> next(String channel);

    /** It need not be sent by that channel any more. */
    void done(String channel, Notice notice);

    /** How the channel fares: why it does not take anything now; empty where it does. */
    void trouble(String channel, String why);
}
