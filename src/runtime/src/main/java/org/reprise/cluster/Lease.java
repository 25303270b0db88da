package org.reprise.cluster;

import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.reprise.jdbc.Transactions;

/**
 * Lets at most one server of a site lead at a time, as long as clocks run at about one speed; what time they show is of no matter. The
 * holder renews it, and counts it from before each renewal was sent. Another takes it when it is free, or when it has seen it stand
 * still for longer than that. A start of a server never inherits the lease of the one before.
 *
 * <p>It is no fence: whoever held it a moment ago may still be about to write. What must not happen twice is guarded in the
 * transaction that does it: docs/decisions/0013-a-lease-that-is-no-fence.md.
 *
 * <p>One thread calls {@link #step} and {@link #release}; {@link #isHeld()} is for any.
 */
public final class Lease {
    private final LeaseStore store;
    private final Transactions transactions;
    private final String server;
    private final Terms terms;
    private final LongSupplier nanos;
    private final String holder = UUID.randomUUID().toString();

    private volatile boolean held;
    private volatile long heldUntil;
    private LeaseStore.@Nullable Held still;
    private long stillSince;

    /**
     * How long a lease lasts.
     *
     * @param renew  how often the holder renews it
     * @param length how long it lasts without that; others wait one {@code renew} longer
     */
    public record Terms(Duration renew, Duration length) {
        /** Renewed each second, lost after four. */
        public static final Terms DEFAULT = new Terms(Duration.ofSeconds(1), Duration.ofSeconds(4));

        public Terms {
            if (renew.compareTo(Duration.ofMillis(50)) < 0 || length.compareTo(renew.multipliedBy(2)) < 0) {
                throw new IllegalArgumentException("reprise.cluster.renew must be PT0.05S or more, and"
                        + " reprise.cluster.lease at least twice that, not " + renew + " and " + length);
            }
        }

        /** After so long without a sign, a server is taken for dead. */
        public Duration patience() {
            return length.plus(renew);
        }
    }

    /** @param nanos a clock that never goes back, such as {@link System#nanoTime} */
    public Lease(LeaseStore store, Transactions transactions, String server, Terms terms, LongSupplier nanos) {
        this.store = store;
        this.transactions = transactions;
        this.server = server;
        this.terms = terms;
        this.nanos = nanos;
    }

    /** Names this start of this server. */
    public String holder() {
        return holder;
    }

    /** Its name, for people. */
    public String server() {
        return server;
    }

    public Terms terms() {
        return terms;
    }

    /** Whether this server leads, at this moment. */
    public boolean isHeld() {
        return held && heldUntil - nanos.getAsLong() > 0;
    }

    /**
     * Renews the lease, or takes it when it may. To be called once each {@link Terms#renew}.
     *
     * @param note what this server says to the others if it leads
     * @return what was found, or written
     * @throws RuntimeException when the database does not answer; whether it has taken effect shows at the next step
     */
    public LeaseStore.Held step(String note) {
        long asked = nanos.getAsLong();
        LeaseStore.Held found = store.read();
        boolean mine = found.holder().equals(holder);
        if (!mine) {
            held = false;
            if (!found.isFree() && !isStill(found)) {
                return found;
            }
        }
        LeaseStore.Held next = new LeaseStore.Held(holder, server, found.seq() + 1, note);
        if (transactions.call(() -> store.replace(found, next))) {
            heldUntil = asked + terms.length().toNanos();
            held = true;
            still = null;
            return next;
        }
        held = false;
        return found;
    }

    /** Takes it from whoever has it: for a server that knows that no other of its site can live. */
    public void seize(String note) {
        long asked = nanos.getAsLong();
        LeaseStore.Held found = store.read();
        LeaseStore.Held next = new LeaseStore.Held(holder, server, found.seq() + 1, note);
        if (transactions.call(() -> store.replace(found, next))) {
            heldUntil = asked + terms.length().toNanos();
            held = true;
        }
    }

    /** Whether the holder has given no sign for so long that it counts its own lease as lost. */
    private boolean isStill(LeaseStore.Held found) {
        // after the read: whatever renewal it shows was sent before
        long now = nanos.getAsLong();
        LeaseStore.Held before = still;
        if (before == null || before.seq() != found.seq() || !before.holder().equals(found.holder())) {
            still = found;
            stillSince = now;
            return false;
        }
        return now - stillSince > terms.patience().toNanos();
    }

    /** Lets another server lead at once, if this one leads. */
    public void release() {
        held = false;
        LeaseStore.Held found = store.read();
        if (found.holder().equals(holder)) {
            LeaseStore.Held free = new LeaseStore.Held("", "", found.seq() + 1, "");
            transactions.call(() -> store.replace(found, free));
        }
    }
}
