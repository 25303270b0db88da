package org.reprise.cluster;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.jdbc.Transactions;
import org.reprise.job.Loop;
import org.reprise.transfer.Relay;
import org.reprise.transfer.Relayed;

/**
 * Messages come to any server of a site, and what waits for them waits at the one that leads: the others leave them in the database,
 * where it looks for them, often while there are others.
 */
public final class RelayLoop implements Relay {
    private static final Logger LOG = Logger.getLogger(RelayLoop.class.getName());
    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final Duration SELDOM = Duration.ofSeconds(1);
    private static final int AT_ONCE = 20;

    /** Whoever asked asks again after less than this. */
    private static final Duration OLD = Duration.ofMinutes(1);

    private final RelayedMessages messages;
    private final Transactions transactions;
    private final Clock clock;
    private final Leadership leadership;
    private final Consumer<byte[]> doors;
    private final Loop loop = new Loop("relay", this::step);

    /** @param doors take what was handed over */
    public RelayLoop(
            RelayedMessages messages,
            Transactions transactions,
            Clock clock,
            Leadership leadership,
            Consumer<byte[]> doors) {
        this.messages = messages;
        this.transactions = transactions;
        this.clock = clock;
        this.leadership = leadership;
        this.doors = doors;
    }

    @Override
    public boolean handOver(Relayed message) {
        if (leadership.leads()) {
            return false;
        }
        transactions.run(() -> messages.put(clock.instant(), message.toBytes()));
        return true;
    }

    private Duration step() {
        List<RelayedMessages.Relayed> found = messages.oldest(AT_ONCE);
        for (RelayedMessages.Relayed each : found) {
            if (each.at().plus(OLD).isAfter(clock.instant())) {
                take(each);
            }
            transactions.run(() -> messages.remove(each.id()));
        }
        if (found.size() == AT_ONCE) {
            return Duration.ZERO;
        }
        return leadership.isCluster() ? OFTEN : SELDOM;
    }

    private void take(RelayedMessages.Relayed message) {
        try {
            doors.accept(message.bytes());
        } catch (IllegalArgumentException e) {
            LOG.log(Level.FINE, e, () -> "Dropped what another server of this site handed over: " + e.getMessage());
        }
    }

    public Loop loop() {
        return loop;
    }
}
