package org.reprise.transfer;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.reprise.log.AuditEntry;
import org.reprise.log.EventLog;
import org.reprise.log.Transactions;

/**
 * Whom this site asks: the configured upstreams, or those that an operator has set, for all servers of the site and across restarts.
 * Safe for any thread.
 */
public final class Upstreams {
    private static final String SETTING = "upstreams";

    private final TransferPolicy configured;
    private final EventLog log;
    private final Transactions transactions;
    private final Peers peers;
    private final Clock clock;
    private volatile TransferPolicy policy;

    public Upstreams(TransferPolicy configured, EventLog log, Transactions transactions, Peers peers, Clock clock) {
        this.configured = configured;
        this.log = log;
        this.transactions = transactions;
        this.peers = peers;
        this.clock = clock;
        this.policy = configured;
    }

    /** How this site asks now, as far as this server has looked. */
    public TransferPolicy policy() {
        return policy;
    }

    /** Looks what is set, perhaps by another server of the site. */
    TransferPolicy refreshed() {
        policy = log.settings()
                .of(SETTING)
                .map(text -> configured.asking(Arrays.asList(text.split(","))))
                .orElse(configured);
        return policy;
    }

    /**
     * Asks these from now on, in this order.
     *
     * @param named at least one; {@code transport} knows each, and not all of them sites that get their events from
     *              this one
     * @throws IllegalArgumentException when they are not so; it says what to do, and nothing has changed
     */
    public void set(List<String> named, Transport transport, String who, String reason) {
        if (named.isEmpty()) {
            throw new IllegalArgumentException("A secondary needs an upstream: name at least one");
        }
        TransferPolicy next = configured.asking(named);
        for (String site : named) {
            if (!transport.knows(site)) {
                throw new IllegalArgumentException("Site '" + site + "' is unknown here: add the connection factory"
                        + " jms/reprise/" + site + " to server.xml, or correct the name");
            }
        }
        peers.refuseLoop(next, clock.instant());
        transactions.run(() -> {
            log.settings().set(SETTING, String.join(",", named));
            log.audit().add(new AuditEntry(clock.instant(), who, "upstreams", String.join(", ", named), reason));
        });
        policy = next;
    }
}
