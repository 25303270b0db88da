package org.reprise.role;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.job.Loop;
import org.reprise.replay.Stops;
import org.reprise.transfer.Asker;
import org.reprise.transfer.EvidenceDesk;
import org.reprise.transfer.Intake;
import org.reprise.transfer.Peers;
import org.reprise.transfer.TransferPolicy;
import org.reprise.transfer.Transport;
import org.reprise.transfer.UnreachableException;
import org.reprise.transfer.Upstreams;

/** The secondary's way to portions: asks its upstreams in a loop of its own, and takes what they send. */
public final class AskerLoop {
    private static final Logger LOG = Logger.getLogger(AskerLoop.class.getName());
    private static final Duration RESTING = Duration.ofSeconds(1);

    /** Well below the time after which a container closes a connection that nobody uses. */
    private static final Duration OPENING = Duration.ofMinutes(1);

    private final Asker asker;
    private final Intake intake;
    private final Loop loop;
    private final Loop ways;
    private final Set<Stops.Cause> resting = ConcurrentHashMap.newKeySet();

    /** @param onStored called after each answer; must not wait */
    AskerLoop(SiteParts parts, Upstreams upstreams, EvidenceDesk evidence, Peers peers, Runnable onStored) {
        this.asker = new Asker(upstreams, parts.log(), parts.transport(), peers, parts.clock());
        this.intake = new Intake(parts.log().portions(), asker, evidence, onStored, parts.clock());
        this.loop = new Loop("asker", this::step);
        this.ways = new Loop("opener of ways to upstreams", () -> open(upstreams.policy(), parts.transport()));
    }

    /** A server that stands by may have to ask at once, and its first connection takes seconds. */
    private static Duration open(TransferPolicy policy, Transport transport) {
        for (String site : policy.upstreams()) {
            try {
                transport.open(site);
            } catch (UnreachableException e) {
                LOG.log(Level.FINE, e, () -> "The asker will say so if it matters");
            }
        }
        return OPENING;
    }

    private Duration step() {
        return resting.isEmpty() ? asker.step() : RESTING;
    }

    /** Asks for nothing, until no cause is left. */
    void rest(Stops.Cause cause) {
        resting.add(cause);
    }

    void goOn(Stops.Cause cause) {
        resting.remove(cause);
    }

    public Asker asker() {
        return asker;
    }

    public Intake intake() {
        return intake;
    }

    public Loop loop() {
        return loop;
    }

    /** Keeps the ways to the upstreams open, at every server of the site. */
    Loop ways() {
        return ways;
    }
}
